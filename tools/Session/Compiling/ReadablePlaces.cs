namespace Workbook.Session.Compiling;

/// <summary>Which files a cell's directives may read: all, or those under some folders.</summary>
sealed class ReadablePlaces(IReadOnlyList<string>? roots)
{
    readonly string[]? roots = roots?.Select(root => Real(Path.GetFullPath(root)) + Path.DirectorySeparatorChar).ToArray();

    public bool Allows(string path) =>
        roots is null || roots.Any(root => Real(Path.GetFullPath(path)).StartsWith(root, Comparison));

    static StringComparison Comparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    // A link inside an allowed folder must not lead out of it, wherever in the path it stands.
    static string Real(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;

        var here = Path.Combine(Real(parent), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.LinkTarget is null ? here : Path.GetFullPath(entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here);
    }
}
