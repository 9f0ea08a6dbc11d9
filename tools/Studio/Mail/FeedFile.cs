namespace Workbook.Studio;

/// <summary>A feed on disk, read from its beginning and on as it grows.</summary>
/// <param name="folder">The folder in which it is, or will be.</param>
sealed class FeedFile(string folder)
{
    readonly List<byte> half = [];   // of a line whose end has not been written yet
    readonly byte[] piece = new byte[64 * 1024];
    long position;

    public string Folder => folder;

    /// <summary>What is there now and was not read before; <c>null</c> first if the feed has begun anew.</summary>
    public IEnumerable<FeedLine?> ReadNew()
    {
        using var file = Open();
        if (file is null) yield break;
        if (file.Length < position)
        {
            position = 0;
            half.Clear();
            yield return null;
        }
        file.Position = position;
        while (file.Read(piece) is > 0 and var count)
        {
            position += count;
            foreach (var octet in piece.AsMemory(0, count).ToArray())
            {
                if (octet is not (byte)'\n')
                {
                    half.Add(octet);
                    continue;
                }
                if (FeedLine.Parse([.. half]) is { } line) yield return line;
                half.Clear();
            }
        }
    }

    FileStream? Open()
    {
        try
        {
            return new(Path.Combine(folder, "feed.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
