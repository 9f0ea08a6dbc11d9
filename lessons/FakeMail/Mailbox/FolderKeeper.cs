namespace FakeMail.Mailbox;

/// <summary>Keeps on disk what belongs to a folder beside its messages: one writing at a time, and what changes meanwhile goes into the next.</summary>
/// <param name="files">Where it is kept.</param>
/// <param name="state">What is to be kept now.</param>
/// <param name="directoryStays">Whether the directory is there for other reasons too.</param>
sealed class FolderKeeper(FolderFiles files, Func<FolderState> state, bool directoryStays)
{
    readonly Lock gate = new();
    Task saving = Task.CompletedTask;
    bool changed, queued;
    int resets;

    /// <summary>Notes that there is something to keep.</summary>
    public void Touch()
    {
        lock (gate) changed = true;
    }

    /// <summary>Done when everything up to now is kept.</summary>
    /// <exception cref="FolderException">The disk does not take it.</exception>
    public Task SaveAsync()
    {
        lock (gate)
        {
            if (!changed || queued) return saving;
            queued = true;
            return saving = SaveAfterAsync(saving);
        }
    }

    /// <summary>There is nothing to keep any more, and what is kept is deleted.</summary>
    /// <exception cref="FolderException">The disk does not let it.</exception>
    public void Reset()
    {
        lock (gate)
        {
            (changed, resets) = (false, resets + 1);
            files.DeleteState(directoryStays);
        }
    }

    async Task SaveAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);   // outside of every gate
        int then;
        lock (gate)
        {
            queued = false;
            if (!changed) return;   // there was a reset
            (changed, then) = (false, resets);
        }
        try
        {
            await files.WriteStateAsync(state());
            DeleteIfReset(then);
        }
        catch (FolderException)
        {
            if (DeleteIfReset(then)) return;   // it took the directory away while this was writing there
            Touch();
            throw;
        }
    }

    // A reset may come while the state from before it is being written.
    bool DeleteIfReset(int then)
    {
        lock (gate)
        {
            if (then == resets) return false;
            files.DeleteState(directoryStays);
            return true;
        }
    }
}
