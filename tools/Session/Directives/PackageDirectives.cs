using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Session.Compiling;
using Workbook.Session.Running;

namespace Workbook.Session.Directives;

/// <summary>Carries out <c>#r "nuget: ..."</c> and <c>#i "nuget: ..."</c> before a cell is compiled.</summary>
sealed partial class PackageDirectives(SessionOptions options, CellReferenceResolver resolver, CellAssemblies assemblies, CellOutput output)
{
    readonly PackageRestore restore = new(options.RestoreLimit);
    readonly List<PackageRequest> known = [];

    /// <summary>Notes the package sources that a cell names, and gives the cell without those lines, which the compiler does not know.</summary>
    public string TakeSources(string code) => code.Contains("#i", StringComparison.Ordinal)
        ? SourceLine().Replace(code, match =>
        {
            restore.Sources.Add(match.Groups["source"].Value);
            return "";
        })
        : code;

    /// <summary>Null when the cell can be compiled; otherwise why not.</summary>
    public async Task<CellOutcome?> RestoreAsync(string code, CancellationToken stop)
    {
        if (!code.Contains("nuget:", StringComparison.OrdinalIgnoreCase))
            return null;

        var directives = ((CompilationUnitSyntax)await SubmissionCompiler.Parse(code, "cell").GetRootAsync(stop)).GetReferenceDirectives();
        foreach (var directive in directives)
        {
            var line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            try
            {
                var text = directive.File.ValueText;
                if (!resolver.HasPackage(text) && PackageRequest.Parse(text) is { } request)
                    await RestoreAsync(text, request, stop);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or IOException)
            {
                return new CellOutcome.Refused("PackageRestoreError", e.Message, line);
            }
        }
        return null;
    }

    async Task RestoreAsync(string directive, PackageRequest request, CancellationToken stop)
    {
        if (!options.AllowPackages)
            throw new InvalidOperationException($"Packages cannot be restored here, so {request.Id} is not available.");

        // All packages together, so that they agree on the versions of what they share.
        var all = known.Where(other => !other.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase)).Append(request).ToList();
        var restored = await restore.RestoreAsync(all, stop);
        known.Clear();
        known.AddRange(all);
        foreach (var folder in restored.NativeFolders)
            assemblies.AddFolder(folder);
        resolver.AddPackage(directive, [.. restored.Assemblies.Where(file => !FrameworkReferences.IsFrameworkAssembly(Path.GetFileNameWithoutExtension(file)))]);
        Tell(restored.Versions.FirstOrDefault(version => version.StartsWith(request.Id + " ", StringComparison.OrdinalIgnoreCase)) ?? request.Id);
    }

    void Tell(string package) => output.Display(
        new Dictionary<string, string>
        {
            ["text/html"] = $"<div>Package <code>{WebUtility.HtmlEncode(package)}</code> is ready.</div>",
            ["text/plain"] = $"Package {package} is ready.",
        },
        Guid.NewGuid().ToString("N"),
        isUpdate: false);

    [GeneratedRegex(@"^[ \t]*#i[ \t]+""nuget:\s*(?<source>[^""]+)""[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex SourceLine();
}
