using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>The kernel of one notebook: started before it is asked for, so that the first cell does not wait, and again when it has died.</summary>
/// <param name="launch">How to start it.</param>
sealed class KernelHost(KernelLaunch launch) : IAsyncDisposable
{
    readonly CancellationTokenSource over = new();
    Task<KernelClient>? kernel;

    /// <summary>Cells that the present kernel has run.</summary>
    public int Count { get; private set; }

    /// <summary>Whether what earlier cells declared is still there.</summary>
    public bool IsAlive => kernel is { IsCompletedSuccessfully: true, Result.Process.Exit.IsCompleted: false };

    /// <summary>Begins to start it, if that has not begun.</summary>
    public void WarmUp() => _ = StartedAsync();

    /// <exception cref="KernelException">It does not start.</exception>
    public async Task<ExecutionReply> ExecuteAsync(string code, OutputCollectorFactory collect, Func<InputPrompt, Task<string>> ask, CancellationToken stop)
    {
        var client = await StartedAsync();
        return await client.ExecuteAsync(code, collect(++Count).Hear, ask, stop);
    }

    /// <summary>Ends it; the next cell begins with nothing.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        WarmUp();
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await EndAsync();
        over.Dispose();
    }

    Task<KernelClient> StartedAsync()
    {
        if (kernel is null || kernel.IsFaulted || kernel.IsCanceled || (kernel.IsCompleted && !IsAlive))
            (kernel, Count) = (KernelClient.StartAsync(launch, over.Token), 0);
        return kernel;
    }

    async Task EndAsync()
    {
        if (kernel is not { } ending) return;
        (kernel, Count) = (null, 0);
        try
        {
            await (await ending).DisposeAsync();
        }
        catch (Exception gone) when (gone is KernelException or OperationCanceledException)
        {
            // It had not started: there is nothing to end.
        }
    }
}

/// <summary>Makes what gathers a cell's outputs, given the cell's number in its kernel.</summary>
delegate OutputCollector OutputCollectorFactory(int countInKernel);
