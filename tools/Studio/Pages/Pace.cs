namespace Workbook.Studio.Pages;

/// <summary>
/// Lets a page follow what may change a thousand times a second: a few pictures at once, so that a result is there when it is there, and then twenty a second.
/// </summary>
/// <param name="draw">Draws the page as it is now.</param>
sealed class Pace(Func<Task> draw)
{
    const int Between = 50, AtOnce = 4;   // milliseconds from one picture to the next; pictures that may be drawn without waiting

    long saved = Environment.TickCount64 - (AtOnce * Between);   // the time up to which pictures have been paid for
    int pending;

    /// <summary>Something has changed. From any thread, and as often as one likes.</summary>
    public async void Follow()
    {
        if (Interlocked.Exchange(ref pending, 1) is 1) return;
        var now = Environment.TickCount64;
        saved = Math.Max(saved + Between, now - (AtOnce * Between));
        if (saved > now) await Task.Delay((int)(saved - now));
        Volatile.Write(ref pending, 0);
        await draw();
    }
}
