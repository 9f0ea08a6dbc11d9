namespace Workbook.Notebooks;

/// <summary>From what someone typed to notebook files.</summary>
public static class NotebookPaths
{
    const string Home = "notebooks", Copies = "work";

    /// <summary>The notebooks named, those in the folders named, or all of notebooks/ where none is named; each once, folders in order of name.</summary>
    /// <exception cref="NotebookException">A path does not exist or cannot be read, or a folder has no notebooks.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyCollection<string> paths) => All(paths is { Count: > 0 } ? paths : [HomeFolder()]);

    /// <summary>As <see cref="Find"/>, but where none is named those that the student works on: in work/ if there are any, else in notebooks/.</summary>
    /// <exception cref="NotebookException">A path does not exist or cannot be read, or a folder has no notebooks.</exception>
    public static IReadOnlyList<string> FindWork(IReadOnlyCollection<string> paths)
    {
        if (paths is { Count: > 0 }) return All(paths);
        var home = HomeFolder();
        var copies = Path.Combine(Path.GetDirectoryName(home)!, Copies);
        return All([Directory.Exists(copies) && Directory.EnumerateFiles(copies, "*.ipynb").Any() ? copies : home]);
    }

    static IReadOnlyList<string> All(IEnumerable<string> paths) => [.. paths.SelectMany(Expand).DistinctBy(Path.GetFullPath)];

    /// <summary>notebooks/ here, or in a folder above.</summary>
    static string HomeFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, Home))) return Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.FullName, Home));
        throw new NotebookException($"There is no folder {Home} here or above; name the notebooks to run.");
    }

    static string[] Expand(string path)
    {
        if (path is "") throw new NotebookException("A notebook needs a name, and what was given is empty.");
        if (!Directory.Exists(path)) return [path];
        try
        {
            var found = Directory.GetFiles(path, "*.ipynb").Order(StringComparer.Ordinal).ToArray();
            return found.Length > 0 ? found : throw new NotebookException($"There are no notebooks in the folder {path}.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The folder {path} cannot be read: {NotebookFile.Reason(cause)}.", cause);
        }
    }
}
