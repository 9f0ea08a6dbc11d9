using System.Globalization;
using System.Runtime.CompilerServices;

namespace FakeMail.Feed;

/// <summary>The files to which a feed refers: those of the server, or, where the feed is elsewhere, copies beside it.</summary>
/// <param name="folder">The folder of the feed.</param>
/// <param name="server">Which server: several may write into one folder.</param>
/// <param name="copies">Whether to copy what is not there.</param>
sealed class FeedCopies(string folder, string server, bool copies)
{
    readonly ConditionalWeakTable<ReceivedMessage, string> names = [];
    int count;

    /// <summary>The name of a message's file in the folder of the feed, where it is from now on.</summary>
    public string? NameOf(ReceivedMessage message)
    {
        if (message.File is { } file && (!copies || Path.GetDirectoryName(file) == folder)) return Path.GetFileName(file);
        if (!copies) return null;
        if (names.TryGetValue(message, out var known)) return known;
        var path = FreePath();
        if (!Copy(message, path)) return null;
        names.Add(message, Path.GetFileName(path));
        return Path.GetFileName(path);
    }

    // The message's own number would not do: a server that forgets everything begins at 1 again, and so does the next one on the same port.
    string FreePath()
    {
        while (true)
            if (Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{server.Replace(':', '-')}-{++count:0000}.eml")) is var path && !File.Exists(path)) return path;
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
