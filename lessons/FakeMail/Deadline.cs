using System.Runtime.CompilerServices;

namespace FakeMail;

/// <summary>A limit on waiting, used again for each wait of a conversation. Reaching it is a <see cref="TimeoutException"/>; being stopped from outside remains a cancellation.</summary>
sealed class Deadline(TimeSpan patience, TimeProvider clock) : IDisposable
{
    CancellationTokenSource source = new(Timeout.InfiniteTimeSpan, clock);
    CancellationTokenRegistration link;
    CancellationToken outside;
    bool running;

    /// <summary>What a wait listens to: the deadline, and being stopped.</summary>
    public CancellationToken Token(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (running && source.IsCancellationRequested && !outside.IsCancellationRequested) throw TimedOut();   // between two waits
        if (source.IsCancellationRequested) source = new(Timeout.InfiniteTimeSpan, clock);   // after a time-out there may be some last words
        else if (stop == outside) return source.Token;
        link.Dispose();
        outside = stop;
        link = stop.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), source);
        return source.Token;
    }

    /// <summary>Counts from now on, unless it does so already. Most waits are over before this is called: then it costs nothing.</summary>
    public void Start()
    {
        if (!running && patience != Timeout.InfiniteTimeSpan) source.CancelAfter(patience);
        running = true;
    }

    /// <summary>The wait is over; the next one has all the time again.</summary>
    public void Rest()
    {
        if (running) source.CancelAfter(Timeout.InfiniteTimeSpan);
        running = false;
    }

    /// <summary>Awaits what listens to the token. The deadline goes on counting until <see cref="Rest"/>.</summary>
    public ValueTask<T> Await<T>(ValueTask<T> waiting) => waiting.IsCompletedSuccessfully ? waiting : AwaitSlowly(waiting);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<T> AwaitSlowly<T>(ValueTask<T> waiting)
    {
        Start();
        try
        {
            return await waiting;
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested && !outside.IsCancellationRequested)
        {
            throw TimedOut();
        }
    }

    TimeoutException TimedOut()
    {
        running = false;
        return new($"The other side said nothing for {patience.TotalSeconds:0.###} seconds.");
    }

    public void Dispose()
    {
        link.Dispose();
        source.Dispose();
    }
}
