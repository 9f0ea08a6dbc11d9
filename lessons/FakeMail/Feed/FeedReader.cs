using System.Runtime.CompilerServices;

namespace FakeMail.Feed;

/// <summary>Reads a feed from its beginning and goes on as it grows. It may be read before there is one, while it is written, and over the end of one server and the start of the next.</summary>
/// <param name="folder">The folder of the messages.</param>
/// <param name="clock">What waiting is measured by; the system's clock if not given.</param>
public sealed class FeedReader(string folder, TimeProvider? clock = null)
{
    /// <summary>The name of the feed.</summary>
    public const string FileName = "feed.jsonl";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly List<byte> half = [];   // of a line whose end has not been written yet
    readonly byte[] piece = new byte[64 * 1024];
    long position;

    /// <summary>What is there now and was not read before.</summary>
    public IReadOnlyList<FeedEvent> ReadNew()
    {
        var events = new List<FeedEvent>();
        try
        {
            using var file = File.OpenHandle(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.GetLength(file) < position) Restart();   // cleared, or another file
            while (RandomAccess.Read(file, piece, position) is > 0 and var count)
            {
                position += count;
                Take(piece.AsSpan(0, count), events);
            }
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            Restart();
        }
        return events;
    }

    /// <summary>Everything from the beginning on, and what comes, until it is stopped.</summary>
    public async IAsyncEnumerable<FeedEvent> FollowAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        while (true)
        {
            var events = ReadNew();
            foreach (var one in events) yield return one;
            if (events.Count is 0) await Task.Delay(Pause, clock ?? TimeProvider.System, stop);
            stop.ThrowIfCancellationRequested();
        }
    }

    void Take(ReadOnlySpan<byte> octets, List<FeedEvent> events)
    {
        for (var end = octets.IndexOf((byte)'\n'); end >= 0; end = octets.IndexOf((byte)'\n'))
        {
            half.AddRange(octets[..end]);
            if (FeedEvent.Parse([.. half]) is { } known) events.Add(known);
            half.Clear();
            octets = octets[(end + 1)..];
        }
        half.AddRange(octets);
    }

    void Restart()
    {
        position = 0;
        half.Clear();
    }
}
