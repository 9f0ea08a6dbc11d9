namespace Workbook.Studio;

/// <summary>Follows what mail servers write down: those that a lesson's cells start, and `workbook mail` beside it.</summary>
public sealed class MailWatch : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    readonly FeedFile[] feeds;
    readonly CancellationTokenSource over = new();
    readonly Lock gate = new();
    readonly List<WireSession> sessions = [];
    readonly List<MailLetter> letters = [];
    readonly Dictionary<string, string> homes = [];   // in whose folder a server is heard: it may write two feeds that say the same
    Task? following;

    /// <param name="folders">Where feeds may be.</param>
    public MailWatch(params IEnumerable<string> folders) => feeds = [.. folders.Select(folder => new FeedFile(folder))];

    /// <summary>The conversations, oldest first; also those that the server has forgotten, as it does before a check.</summary>
    public IReadOnlyList<WireSession> Sessions { get { lock (gate) return [.. sessions]; } }

    /// <summary>The messages, newest first.</summary>
    public IReadOnlyList<MailLetter> Letters { get { lock (gate) return [.. Enumerable.Reverse(letters)]; } }

    /// <summary>Told when something was said or came; from any thread.</summary>
    public event Action? Changed;

    /// <summary>Forgets what was seen so far; what comes is seen again.</summary>
    public void Forget()
    {
        lock (gate)
        {
            sessions.Clear();
            letters.Clear();
        }
        Changed?.Invoke();
    }

    /// <summary>Begins to follow, if it has not begun.</summary>
    public void Start() => following ??= FollowAsync();

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        if (following is not null) await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.Dispose();
    }

    async Task FollowAsync()
    {
        using var clock = new PeriodicTimer(Pause);
        do
        {
            var news = false;
            foreach (var feed in feeds)
                foreach (var line in feed.ReadNew())
                    lock (gate) news |= Take(feed.Folder, line);
            if (news) Changed?.Invoke();
        }
        while (await clock.WaitForNextTickAsync(over.Token));
    }

    bool Take(string folder, FeedLine? line)
    {
        if (line is not null && homes.TryAdd(line.Server!, folder) is false && homes[line.Server!] != folder) return false;
        switch (line)
        {
            case null: Forget(folder); break;
            case { Event: "stored", File: { } file }:
                letters.Add(new(Path.Combine(folder, Path.GetFileName(file)), line.Envelope?.ReversePath ?? "", line.Envelope?.Recipients ?? []));
                break;
            case { Session: { } number }: SessionOf(folder, line.Server!, number).Add(line); break;
            default: return false;
        }
        return true;
    }

    WireSession SessionOf(string folder, string server, int number)
    {
        if (sessions.FindLast(session => session.Folder == folder && session.Server == server && session.Number == number && !session.HasEnded) is { } known) return known;
        sessions.Add(new(folder, server, number));
        return sessions[^1];
    }

    // The feed has begun anew: what it told of is gone.
    void Forget(string folder)
    {
        sessions.RemoveAll(session => session.Folder == folder);
        letters.RemoveAll(letter => Path.GetDirectoryName(letter.Path) == folder);
    }
}
