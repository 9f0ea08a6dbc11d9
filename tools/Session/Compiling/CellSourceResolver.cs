using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Session.Compiling;

/// <summary>Finds what <c>#load</c> names: relative to the file that names it, or to the current folder.</summary>
sealed class CellSourceResolver(ReadablePlaces places) : SourceFileResolver(ImmutableArray<string>.Empty, baseDirectory: null)
{
    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : Directory.GetCurrentDirectory();
        var full = Path.GetFullPath(Path.Combine(folder, path));
        return File.Exists(full) && places.Allows(full) ? full : null;
    }

    /// <summary>The file, with its loops asking whether they are to stop, like those of the cell that takes it in.</summary>
    public override SourceText ReadText(string resolvedPath)
    {
        var text = base.ReadText(resolvedPath);
        var file = CSharpSyntaxTree.ParseText(text, CellLanguage.Parse, resolvedPath);
        return file.GetDiagnostics().Any() ? text : LoopChecks.Insert(file).GetText();
    }
}
