using System.Collections.Concurrent;

namespace FakeMail.Feed;

/// <summary>Writes down what a server does in a file beside its messages, for others to follow: <c>FEED.md</c> says how it reads.</summary>
/// <remarks>Conversations do not wait for it: they say that there is something new, and one task writes it a little later, much of it at once.</remarks>
sealed class FeedWriter : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20), Farewell = TimeSpan.FromMilliseconds(200);

    readonly string path;
    readonly bool copies;
    readonly FeedLines lines;
    readonly FeedTurn turn;
    readonly ConcurrentQueue<FeedSession> news = new();
    readonly SemaphoreSlim signal = new(0);
    readonly Lock writing = new();
    readonly ConcurrentDictionary<FeedSession, bool> open = new();
    int awake;
    volatile bool stopped;

    /// <summary>Starts a feed in a folder.</summary>
    /// <param name="folder">Where to write it.</param>
    /// <param name="server">Which server it is.</param>
    /// <param name="clock">The server's clock.</param>
    /// <param name="copies">Whether messages that are not in that folder are copied there.</param>
    public FeedWriter(string folder, string server, TimeProvider clock, bool copies = false)
    {
        (path, this.copies) = (Path.Combine(folder, FeedReader.FileName), copies);
        turn = new(Path.GetFullPath(path));
        lines = new(server, clock, new FeedCopies(Path.GetFullPath(folder), server, copies).NameOf);
        lines.Server("started");
        _ = WriteAsync();
        Wake();
    }

    /// <summary>A conversation begins.</summary>
    public void Begin(Transcript transcript)
    {
        var session = new FeedSession(transcript, this);
        open[session] = true;
        transcript.Changed += session.HasNews;
    }

    /// <summary>A conversation has ended.</summary>
    public static void End(Transcript transcript)
    {
        foreach (var changed in transcript.Changed?.GetInvocationList() ?? [])
            if (changed.Target is FeedSession session) session.End();
    }

    /// <summary>Begins anew: what was in the feed refers to messages that are gone. Where it has copies they are not, and whoever watches has perhaps not read it yet.</summary>
    public void Clear()
    {
        lock (writing)
        {
            if (stopped) return;
            Drain();
            if (!copies) lines.Clear();
            lines.Server("cleared");
            Append(fromTheStart: !copies);
        }
    }

    /// <summary>Writes what there is to write, and that it was the end.</summary>
    public void Dispose()
    {
        if (stopped) return;
        SpinWait.SpinUntil(() => open.Keys.All(session => session.HasEnded), Farewell);   // the last words belong to it
        stopped = true;
        lock (writing)
        {
            foreach (var session in open.Keys) session.End();
            Drain();
            lines.Server("stopped");
            Append();
            turn.Dispose();
        }
        signal.Release();
    }

    internal void Add(FeedSession session)
    {
        news.Enqueue(session);
        Wake();
    }

    void Wake()
    {
        if (Interlocked.Exchange(ref awake, 1) is 0) signal.Release();
    }

    async Task WriteAsync()
    {
        while (true)
        {
            await signal.WaitAsync();
            if (stopped) return;
            await Task.Delay(Pause);   // on the system's clock: this is about the disk
            Volatile.Write(ref awake, 0);
            lock (writing)
            {
                if (stopped) return;
                Drain();
                Append();
            }
        }
    }

    void Drain()
    {
        while (news.TryDequeue(out var session))
            if (session.WriteNews(lines)) open.TryRemove(session, out _);
    }

    // A disk that takes no more must not end the conversations: what cannot be written is lost to the feed, and nothing else.
    void Append(bool fromTheStart = false)
    {
        if (lines.Written.IsEmpty) return;
        try
        {
            turn.Take(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                if (fromTheStart) RandomAccess.SetLength(file, 0);
                RandomAccess.Write(file, lines.Written.Span, RandomAccess.GetLength(file));
            });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException) { }
        lines.Clear();
    }
}
