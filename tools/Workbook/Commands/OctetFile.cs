namespace Workbook.Commands;

/// <summary>The octets of a file that someone named, or of standard input.</summary>
static class OctetFile
{
    /// <exception cref="Misuse">There is no such file, or it cannot be read.</exception>
    public static byte[] Read(string? path)
    {
        if (path is null)
        {
            using var all = new MemoryStream();
            using var input = Console.OpenStandardInput();
            input.CopyTo(all);
            return all.ToArray();
        }
        if (Directory.Exists(path)) throw new Misuse($"{path} is a folder, not a file.");
        if (!File.Exists(path)) throw new Misuse($"There is no file {path}.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new Misuse($"{path} cannot be read: {(cause is UnauthorizedAccessException ? "you have no right to" : cause.Message.TrimEnd('.'))}.", cause);
        }
    }
}
