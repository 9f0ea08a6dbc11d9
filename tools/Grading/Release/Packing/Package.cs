using System.Text;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>Files that are given out together, in order of their paths: as a folder or a zip, whole or not at all.</summary>
public sealed class Package
{
    readonly SortedDictionary<string, PackedFile> files = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Paths => files.Keys;

    public ReadOnlyMemory<byte> this[string path] => files[path].Octets;

    public void Add(string path, byte[] octets, bool isProgram = false) => files.Add(path, new(path, octets, isProgram));

    public void Add(string path, string text, bool isProgram = false) => Add(path, Encoding.UTF8.GetBytes(text), isProgram);

    /// <summary>Writes a zip where the name ends so, and else a folder.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="folder">The folder that everything in a zip lies in; in the zip's root if empty.</param>
    /// <exception cref="ReleaseException">It cannot be written there.</exception>
    public void Write(string path, string folder = "")
    {
        try
        {
            if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) WriteZip(path, folder);
            else WriteFolder(Path.GetFullPath(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{path} cannot be written: {cause.Message.TrimEnd('.')}.", cause);
        }
    }

    /// <summary>The octets of a zip of it.</summary>
    /// <param name="folder">The folder that everything in the zip lies in; in the zip's root if empty.</param>
    public byte[] ToZip(string folder)
    {
        var prefix = folder is "" ? "" : folder + "/";
        return SteadyZip.Of(files.Values.Select(file => file with { Path = prefix + file.Path }));
    }

    void WriteZip(string path, string folder)
    {
        if (Directory.Exists(path)) throw new ReleaseException($"{path} is a folder; give another name to the zip.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        WholeFile.Write(path, ToZip(folder));
    }

    void WriteFolder(string path)
    {
        if (File.Exists(path)) throw new ReleaseException($"{path} is a file; name a folder, or a .zip.");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new ReleaseException($"The folder {path} is not empty; name a new one, so that nothing old is given out with the course.");
        var beside = $"{path.TrimEnd(Path.DirectorySeparatorChar)}.{Guid.NewGuid():N}.tmp";
        try
        {
            foreach (var file in files.Values) Write(Path.Combine(beside, file.Path.Replace('/', Path.DirectorySeparatorChar)), file);
            if (Directory.Exists(path)) Directory.Delete(path);
            Directory.Move(beside, path);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    static void Write(string path, PackedFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.Octets);
        if (file.IsProgram && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
