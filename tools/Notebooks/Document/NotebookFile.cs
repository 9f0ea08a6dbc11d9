namespace Workbook.Notebooks;

/// <summary>Reading a file that someone named, with one sentence where that cannot be done.</summary>
static class NotebookFile
{
    /// <exception cref="NotebookException">There is no such file, or it cannot be read.</exception>
    public static byte[] ReadOctets(string path)
    {
        if (Directory.Exists(path)) throw new NotebookException($"{path} is a folder, not a notebook.");
        if (!File.Exists(path)) throw new NotebookException($"There is no file {path}.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path} cannot be read: {Reason(cause)}.", cause);
        }
    }

    internal static string Reason(Exception cause) => cause is UnauthorizedAccessException ? "you have no right to" : cause.Message.TrimEnd('.');
}
