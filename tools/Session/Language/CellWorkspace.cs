using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Workbook.Session.Compiling;
using Workbook.Session.Running;

namespace Workbook.Session.Language;

/// <summary>The cells as Roslyn's editor features want them: a chain of projects, one for each cell.</summary>
sealed class CellWorkspace(CellRunner runner) : IDisposable
{
    readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    readonly Lock sync = new();
    ImmutableArray<CSharpCompilation> known = [];
    Solution? cells;
    ProjectId? last;

    /// <summary>A document with this code, as if it were the next cell.</summary>
    public Document With(string code)
    {
        lock (sync)
        {
            cells ??= workspace.CurrentSolution;
            foreach (var cell in runner.Submissions[known.Length..])
            {
                // Only then the last one: a project that is its own predecessor would wait for itself forever.
                cells = AddCell(cells, cell.AssemblyName!, cell.SyntaxTrees[^1].GetText(), out var added);
                last = added;
                known = known.Add(cell);
            }
            var next = AddCell(cells, "next", SourceText.From(code), out var project).GetProject(project)!;
            runner.Compiler.Bind(() => next.GetCompilationAsync().GetAwaiter().GetResult());
            return next.Documents.Single();
        }
    }

    Solution AddCell(Solution solution, string name, SourceText code, out ProjectId project)
    {
        project = ProjectId.CreateNewId(name);
        var info = ProjectInfo.Create(
            project, VersionStamp.Create(), name, name, LanguageNames.CSharp,
            compilationOptions: runner.Options,
            parseOptions: CellLanguage.Parse,
            metadataReferences: runner.Compiler.References,
            projectReferences: last is null ? [] : [new ProjectReference(last)],
            isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(project), "cell.csx",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(code, VersionStamp.Create())));
        return solution.AddProject(info.WithDocuments([document]));
    }

    public void Dispose() => workspace.Dispose();
}
