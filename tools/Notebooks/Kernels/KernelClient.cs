using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>A kernel that we have started, and the conversation with it. Whatever happens to its process is an answer, never a hang.</summary>
public sealed class KernelClient : IAsyncDisposable
{
    static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(2), QuietLimit = TimeSpan.FromMilliseconds(100);

    // Between choosing a port for a kernel and its taking it, another program may be faster.
    const int MostChoicesOfPorts = 3;

    readonly KernelLaunch launch;
    readonly KernelProcess process;
    readonly ClientSockets sockets;

    KernelClient(KernelLaunch launch, KernelProcess process, ClientSockets sockets) => (this.launch, this.process, this.sockets) = (launch, process, sockets);

    public KernelProcess Process => process;

    /// <summary>Starts a kernel and waits until it answers.</summary>
    /// <exception cref="KernelException">It cannot be started, ends at once, or does not answer in time.</exception>
    public static Task<KernelClient> StartAsync(KernelLaunch launch, CancellationToken cancel = default) =>
        StartAsync(launch, launch.ChoosesPorts ? 1 : MostChoicesOfPorts, cancel);

    static async Task<KernelClient> StartAsync(KernelLaunch launch, int choices, CancellationToken cancel)
    {
        var process = KernelProcess.Start(launch);
        ClientSockets? sockets = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(launch.StartLimit);
        try
        {
            sockets = ClientSockets.Connect(await process.ConnectionAsync(limit.Token), new(), _ => { });
            var ready = sockets.WaitUntilReadyAsync(limit.Token);
            if (await Task.WhenAny(ready, process.Exit) == process.Exit)
                throw new KernelException($"The kernel {launch.Spec.Name} ended before it was ready: {process.Obituary(await process.Exit)}.");
            await ready;
            return new(launch, process, sockets);
        }
        catch (Exception failure)
        {
            var hasEnded = process.Exit.IsCompleted;
            if (sockets is not null) await sockets.DisposeAsync();
            await process.DisposeAsync();
            if (hasEnded && choices > 1 && !limit.IsCancellationRequested) return await StartAsync(launch, choices - 1, cancel);
            if (failure is OperationCanceledException && !cancel.IsCancellationRequested)
                throw new KernelException($"The kernel {launch.Spec.Name} did not answer within {launch.StartLimit.TotalSeconds:0} s.", failure);
            throw;
        }
    }

    /// <summary>
    /// Runs code. <paramref name="heard"/> gets each message that it causes on iopub, in order. Cancelling <paramref name="stop"/>
    /// interrupts it; if that does not help, the kernel is killed.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="heard">Takes the messages on iopub.</param>
    /// <param name="input">Answers a prompt; without it, code that asks for input is refused by the kernel.</param>
    /// <param name="silent">Whether it is no cell's: then it is not counted, and says nothing.</param>
    /// <param name="stop">Stops the code, not the waiting: the reply still comes.</param>
    public async Task<ExecutionReply> ExecuteAsync(
        string code, Action<JupyterMessage> heard, Func<InputPrompt, Task<string>>? input = null, bool silent = false, CancellationToken stop = default)
    {
        process.ForgetWords();
        var request = sockets.Session.Request("execute_request", new()
        {
            ["code"] = code, ["silent"] = silent, ["store_history"] = !silent, ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = input is not null, ["stop_on_error"] = true,
        });
        using var over = new CancellationTokenSource();
        var outputs = new OutputPump(sockets.Iopub, request, heard);
        var pumping = outputs.RunAsync(over.Token);
        var answering = input is null ? Task.CompletedTask : AnswerAsync(request, input, over.Token);
        try
        {
            sockets.Send(JupyterChannel.Shell, request);
            await using var stopping = stop.Register(() => _ = InterruptOrKillAsync(outputs.Begun, over.Token));
            var reply = ReplyAsync(request, over.Token);
            var answered = Task.WhenAll(reply, pumping);
            if (await Task.WhenAny(answered, process.Exit) == answered)
            {
                await answered;
                return new ExecutionReply.Answered((await reply).Content);
            }

            await outputs.QuietAsync(QuietLimit);   // what it said before it died may still be on its way
            var exitCode = await process.Exit;
            return new ExecutionReply.Died(exitCode, process.Obituary(exitCode));
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(pumping, answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Asks something that is not an execution, while none is under way; <c>null</c> if the kernel does not answer in time, which it need not if it does not know the question.</summary>
    public async Task<JsonObject?> AskAsync(string question, JsonObject content, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        var request = sockets.Session.Request(question, content);
        sockets.Send(JupyterChannel.Shell, request);
        try
        {
            return (await ReplyAsync(request, limit.Token)).Content;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Asks the kernel to stop what it runs, in the way that its specification wants.</summary>
    public void Interrupt()
    {
        if (launch.Spec.InterruptMode is not "signal" || !ProcessSignals.TryInterrupt(process.Process))
            sockets.Send(JupyterChannel.Control, sockets.Session.Request("interrupt_request"));
    }

    /// <summary>Ends the kernel politely, then by force, and removes all traces.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.Exit.IsCompleted)
        {
            sockets.Send(JupyterChannel.Control, sockets.Session.Request("shutdown_request", new() { ["restart"] = false }));
            await Task.WhenAny(process.Exit, Task.Delay(ShutdownLimit));
        }
        await process.DisposeAsync();
        await sockets.DisposeAsync();
    }

    async Task InterruptOrKillAsync(Task begun, CancellationToken over)
    {
        // An interrupt on its own socket may overtake the request that it is to stop.
        await Task.WhenAny(begun, Task.Delay(QuietLimit * 10, over));
        if (!over.IsCancellationRequested) Interrupt();
        await Task.Delay(launch.InterruptLimit, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!over.IsCancellationRequested) process.Kill();
    }

    async Task<JupyterMessage> ReplyAsync(JupyterMessage request, CancellationToken cancel)
    {
        while (true)
        {
            var reply = await sockets.Shell.ReadAsync(cancel);
            if (reply.Answers(request)) return reply;   // the others are late answers to earlier questions
        }
    }

    async Task AnswerAsync(JupyterMessage request, Func<InputPrompt, Task<string>> input, CancellationToken cancel)
    {
        await foreach (var asked in sockets.Stdin.ReadAllAsync(cancel))
        {
            if (asked.Type is not "input_request" || !asked.Answers(request)) continue;
            var value = await input(new((string?)asked.Content["prompt"] ?? "", (bool?)asked.Content["password"] ?? false));
            sockets.Send(JupyterChannel.Stdin, sockets.Session.Request("input_reply", new() { ["value"] = value }) with { Parent = asked.Header });
        }
    }
}
