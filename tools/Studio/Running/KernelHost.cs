using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>The kernel of one notebook: started before it is asked for, so that the first cell does not wait, and again when it has died.</summary>
/// <param name="launch">How to start it.</param>
sealed class KernelHost(KernelLaunch launch) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);   // a busy machine takes that long over its first completion

    readonly CancellationTokenSource over = new();
    readonly SemaphoreSlim turn = new(1);   // one question or one cell at a time
    Task<KernelClient>? kernel;
    volatile bool isExecuting;

    /// <summary>Cells that the present kernel has run.</summary>
    public int Count { get; private set; }

    /// <summary>Whether what earlier cells declared is still there.</summary>
    public bool IsAlive => kernel is { IsCompletedSuccessfully: true, Result.Process.Exit.IsCompleted: false };

    /// <summary>Begins to start it, if that has not begun, and takes a first line through it, so that a student's does not have to wait for what is loaded then.</summary>
    public void WarmUp() => _ = Task.Run(async () =>
    {
        try
        {
            await DoAsync(";");
        }
        catch (Exception gone) when (gone is KernelException or OperationCanceledException or ObjectDisposedException)
        {
            // The first cell will say so.
        }
    });

    /// <summary>Runs code that is no cell's: it is not counted, and says nothing but how it ended.</summary>
    /// <exception cref="KernelException">The kernel does not start.</exception>
    public Task<ExecutionReply> DoAsync(string code) => InTurnAsync(client => client.ExecuteAsync(code, _ => { }, silent: true));

    /// <exception cref="KernelException">It does not start.</exception>
    public Task<ExecutionReply> ExecuteAsync(string code, OutputCollectorFactory collect, Func<InputPrompt, Task<string>> ask, CancellationToken stop) =>
        InTurnAsync(client => client.ExecuteAsync(code, collect(++Count).Hear, ask, stop: stop));

    async Task<ExecutionReply> InTurnAsync(Func<KernelClient, Task<ExecutionReply>> run)
    {
        await turn.WaitAsync(over.Token);
        try
        {
            isExecuting = true;
            return await run(await StartedAsync());
        }
        finally
        {
            isExecuting = false;
            turn.Release();
        }
    }

    /// <summary>Asks the kernel something about code; <c>null</c> while a cell runs, or where it has no answer.</summary>
    public async Task<JsonObject?> AskAsync(string question, JsonObject content)
    {
        if (!IsAlive || isExecuting || !await turn.WaitAsync(Patience)) return null;
        try
        {
            return await (await StartedAsync()).AskAsync(question, content, Patience);
        }
        finally
        {
            turn.Release();
        }
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
        turn.Dispose();
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
