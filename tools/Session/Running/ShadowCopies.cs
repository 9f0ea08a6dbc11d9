namespace Workbook.Session.Running;

/// <summary>Copies of the assemblies that cells reference, so that the originals can be rebuilt while a session has them loaded.</summary>
sealed class ShadowCopies
{
    readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);
    string? root;

    /// <summary>The copy of a file; files of one folder stay together, for those that look beside themselves.</summary>
    public string Of(string file)
    {
        var folder = FolderFor(Path.GetDirectoryName(file)!);
        var copy = Path.Combine(folder, Path.GetFileName(file));
        if (!File.Exists(copy))
        {
            File.Copy(file, copy);
            var symbols = Path.ChangeExtension(file, ".pdb");
            if (File.Exists(symbols))
                File.Copy(symbols, Path.ChangeExtension(copy, ".pdb"), overwrite: true);
        }
        return copy;
    }

    string FolderFor(string original)
    {
        root ??= Directory.CreateTempSubdirectory("csharp-session-").FullName;
        if (!folders.TryGetValue(original, out var folder))
        {
            folder = Path.Combine(root, folders.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Directory.CreateDirectory(folder);
            folders[original] = folder;
        }
        return folder;
    }

    public void Delete()
    {
        if (root is null)
            return;
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows holds on to loaded files until the process ends; the system's temporary folder is cleaned by the system.
        }
    }
}
