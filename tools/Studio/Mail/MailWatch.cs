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

    /// <summary>The conversations, oldest first.</summary>
    public IReadOnlyList<WireSession> Sessions { get { lock (gate) return [.. sessions]; } }

    /// <summary>The messages, newest first.</summary>
    public IReadOnlyList<MailLetter> Letters { get { lock (gate) return [.. Enumerable.Reverse(letters)]; } }

    /// <summary>Told when something was said or came; from any thread.</summary>
    public event Action? Changed;

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
            case null: Forget(folder, null); break;
            case { Event: "cleared" }: Forget(folder, line.Server); break;
            case { Event: "stored", File: { } file }:
                letters.Add(new(Path.Combine(folder, Path.GetFileName(file)), line.Envelope?.ReversePath ?? "", line.Envelope?.Recipients ?? []));
                break;
            case { Session: { } number }: SessionOf(line.Server!, number).Add(line); break;
            default: return false;
        }
        return true;
    }

    WireSession SessionOf(string server, int number)
    {
        if (sessions.Find(session => session.Server == server && session.Number == number) is { } known) return known;
        sessions.Add(new(server, number));
        return sessions[^1];
    }

    void Forget(string folder, string? server)
    {
        sessions.RemoveAll(session => server is null ? homes[session.Server] == folder : session.Server == server);
        letters.RemoveAll(letter => Path.GetDirectoryName(letter.Path) == folder);
    }
}
