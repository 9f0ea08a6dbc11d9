using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Workbook.Session.Directives;
using Workbook.Session.Running;

namespace Workbook.Session.Language;

/// <summary>Completion, hover and diagnostics for code that follows the cells run so far.</summary>
public sealed class LanguageService : IDisposable
{
    readonly CellRunner runner;
    readonly Lazy<CellWorkspace> workspace;

    internal LanguageService(CellRunner runner)
    {
        this.runner = runner;
        // Loading Roslyn's editor features takes a second that a run of a notebook need not spend.
        workspace = new Lazy<CellWorkspace>(() => new CellWorkspace(runner));
    }

    /// <summary>What can stand at this place of the code, that begins with what stands before it.</summary>
    public async Task<Completions> CompleteAsync(string code, int position, CancellationToken cancel = default)
    {
        if (Completions.OfMagics(code, position) is { } magics)
            return magics;

        var document = workspace.Value.With(CellParts.Mask(code));
        var found = CompletionService.GetService(document) is { } service
            ? await service.GetCompletionsAsync(document, position, cancellationToken: cancel)
            : CompletionList.Empty;
        return Completions.Of(code, position, found);
    }

    /// <summary>What stands at this place, or the method whose arguments do; null where there is nothing to tell.</summary>
    public async Task<Hover?> InspectAsync(string code, int position, CancellationToken cancel = default)
    {
        var document = workspace.Value.With(CellParts.Mask(code));
        if (QuickInfoService.GetService(document) is not { } service)
            return null;

        var call = await CallAround.FindAsync(document, position, cancel);
        // Behind a parenthesis or a comma the question is about the call, on a name it is about the name.
        var isInName = position > 0 && position <= code.Length && (char.IsLetterOrDigit(code[position - 1]) || code[position - 1] == '_');
        int?[] places = isInName ? [position, position - 1, call] : [call, position];
        foreach (var place in places)
        {
            if (place is >= 0 and var at && await service.GetQuickInfoAsync(document, at, cancel) is { Sections.IsEmpty: false } info)
                return Hover.Of(info);
        }
        return null;
    }

    /// <summary>What the compiler says about the code, errors and warnings, without running it.</summary>
    public ImmutableArray<CellDiagnostic> Diagnose(string code, CancellationToken cancel = default) =>
    [
        .. runner.Compiler.Check(CellParts.Mask(code), runner.Submissions.LastOrDefault(), cancel)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !IsPackageToCome(diagnostic))
            .Select(diagnostic => CellDiagnostic.From(diagnostic)),
    ];

    // A package is restored when the cell runs; until then its not being there is no error.
    static bool IsPackageToCome(Diagnostic diagnostic) =>
        diagnostic.Id == "CS0006" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("nuget:", StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        if (workspace.IsValueCreated)
            workspace.Value.Dispose();
    }
}
