namespace Workbook.Grading;

/// <summary>Whether somebody who owns nothing can read a file.</summary>
static class Readability
{
    public static bool IsForOthers(string path)
    {
        path = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows() || !Path.Exists(path))
            return true;
        var isReadable = (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.GroupRead)) != 0;
        for (var folder = Path.GetDirectoryName(path); isReadable && folder is not null; folder = Path.GetDirectoryName(folder))
            isReadable = (File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) != 0;
        return isReadable;
    }
}
