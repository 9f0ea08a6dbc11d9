using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace FakeMail.Feed;

/// <summary>One at a time adds to a feed: several servers may write into one folder, those of other processes too, and each writes where the file ends.</summary>
/// <remarks>Between processes it is a named mutex of the system, for those of one user.</remarks>
/// <param name="path">The feed.</param>
sealed class FeedTurn(string path) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);   // with a process that somebody has halted: a feed is not worth waiting longer
    static readonly ConcurrentDictionary<string, Lock> Here = new();

    readonly Lock here = Here.GetOrAdd(path, _ => new());
    readonly Lazy<Mutex?> everywhere = new(() => Open(path));   // it takes milliseconds, and the server is waited for

    /// <summary>Waits for the turn, and takes it.</summary>
    public void Take(Action write)
    {
        lock (here)
        {
            var isOurs = Wait();
            try
            {
                write();
            }
            finally
            {
                if (isOurs) everywhere.Value!.ReleaseMutex();
            }
        }
    }

    public void Dispose()
    {
        if (everywhere.IsValueCreated) everywhere.Value?.Dispose();
    }

    bool Wait()
    {
        try
        {
            return everywhere.Value?.WaitOne(Patience) ?? false;
        }
        catch (AbandonedMutexException)
        {
            return true;   // whoever had it is gone
        }
    }

    // A name that any process of the same user finds for the same file, in a terminal of its own too.
    static Mutex? Open(string path)
    {
        try
        {
            return new("fakemail-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32], new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or WaitHandleCannotBeOpenedException or PlatformNotSupportedException)
        {
            return null;   // where there is no place for such a name, lines of two processes may run over each other
        }
    }
}
