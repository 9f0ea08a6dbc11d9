using System.Globalization;

namespace FakeMail.Feed;

/// <summary>The files to which a feed refers: those of the server, or, where the feed is elsewhere, copies beside it.</summary>
/// <param name="folder">The folder of the feed.</param>
/// <param name="server">Which server: several may write into one folder.</param>
/// <param name="copies">Whether to copy what is not there.</param>
sealed class FeedCopies(string folder, string server, bool copies)
{
    /// <summary>The name of a message's file in the folder of the feed, where it is from now on.</summary>
    public string? NameOf(ReceivedMessage message)
    {
        if (message.File is { } file && (!copies || Path.GetDirectoryName(file) == folder)) return Path.GetFileName(file);
        if (!copies) return null;
        var name = string.Create(CultureInfo.InvariantCulture, $"{server.Replace(':', '-')}-{message.Number:0000}.eml");
        var path = Path.Combine(folder, name);
        return File.Exists(path) || Copy(message, path) ? name : null;
    }

    // A disk that takes no more must not end the conversations: the feed does without the file.
    static bool Copy(ReceivedMessage message, string path)
    {
        try
        {
            using (var from = message.Content.OpenRead())
            using (var to = File.Create(path + ".part"))
                from.CopyTo(to);
            File.Move(path + ".part", path);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
