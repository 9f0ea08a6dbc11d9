namespace FakeMail;

/// <summary>A limit on waiting, counted from the first wait. Reaching it is a <see cref="TimeoutException"/>; being stopped from outside remains a cancellation.</summary>
sealed class Deadline(TimeSpan patience, TimeProvider clock, CancellationToken stop) : IDisposable
{
    CancellationTokenSource? timer, either;

    public async ValueTask<T> Await<T>(Func<CancellationToken, ValueTask<T>> wait)
    {
        timer ??= new(patience, clock);
        either ??= CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            return await wait(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The other side said nothing for {patience.TotalSeconds:0.###} seconds.");
        }
    }

    public void Dispose()
    {
        either?.Dispose();
        timer?.Dispose();
    }
}
