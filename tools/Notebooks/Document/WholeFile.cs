namespace Workbook.Notebooks;

/// <summary>Writing a file that someone cares for: whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes to a temporary name beside the file and renames; a link stays a link, and the file keeps its rights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="octets">What it is to hold.</param>
    /// <param name="outlivesPower">Whether it must be there even when the power fails in the next moment: what can be made again need not wait for the disk.</param>
    public static void Write(string path, ReadOnlySpan<byte> octets, bool outlivesPower = true)
    {
        var target = Target(path);
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(octets);
                file.Flush(flushToDisk: outlivesPower);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    static string Target(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName;
    }
}
