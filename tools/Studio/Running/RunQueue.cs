using System.Threading.Channels;

namespace Workbook.Studio;

/// <summary>Runs one thing after another; what waits can be called off.</summary>
/// <param name="run">Runs a cell, by its id; whether the ones that wait behind it may go on.</param>
/// <param name="calledOff">Hears of a cell that will not be run.</param>
sealed class RunQueue(Func<string, CancellationToken, Task<bool>> run, Action<string> calledOff) : IAsyncDisposable
{
    readonly Channel<string> waiting = Channel.CreateUnbounded<string>();
    CancellationTokenSource stop = new();
    Task? running;

    public void Add(string cell)
    {
        waiting.Writer.TryWrite(cell);
        running ??= RunAsync();
    }

    /// <summary>Stops the cell that runs, and calls off those that wait.</summary>
    public void Stop()
    {
        Empty();
        stop.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        Stop();
        if (running is not null) await running;
        stop.Dispose();
    }

    async Task RunAsync()
    {
        await foreach (var cell in waiting.Reader.ReadAllAsync())
        {
            if (stop.IsCancellationRequested)
            {
                stop.Dispose();
                stop = new();
            }
            if (!await run(cell, stop.Token)) Empty();
        }
    }

    void Empty()
    {
        while (waiting.Reader.TryRead(out var cell)) calledOff(cell);
    }
}
