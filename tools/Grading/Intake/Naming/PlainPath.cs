namespace Workbook.Grading;

/// <summary>No platform's way: a folder for each student, or a file for each.</summary>
sealed class PlainPath
{
    readonly string? root;

    /// <param name="paths">All notebooks that no platform has named.</param>
    public PlainPath(IReadOnlyCollection<string> paths)
    {
        // An archive often has one folder around all: that is not a student, if several things lie in it.
        var parts = paths.Select(path => path.Split('/')).ToList();
        if (parts is [] || parts.Exists(path => path.Length < 3) || parts.DistinctBy(path => path[0]).Count() > 1) return;
        if (parts.DistinctBy(path => path[1]).Count() > 1) root = parts[0][0] + "/";
    }

    public HandIn Of(string path)
    {
        var below = root is null ? path : path[root.Length..];
        var end = below.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? new(new(Stem(below)), "file") : new(new(Stem(below[..end])), "folder");
    }

    // ann.ipynb, ann.zip: the student is ann.
    static string Stem(string name)
    {
        var at = name.IndexOf(".ipynb", StringComparison.OrdinalIgnoreCase);
        if (at > 0) return name[..at];
        return ArchiveFormat.IsNamed(name) ? name[..name.IndexOf('.', StringComparison.Ordinal)] is { Length: > 0 } stem ? stem : name : name;
    }
}
