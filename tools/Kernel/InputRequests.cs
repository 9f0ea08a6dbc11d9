using System.Threading.Channels;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel;

/// <summary>Questions of a running cell to the person at the client that sent it.</summary>
sealed class InputRequests(Publisher publisher)
{
    TaskCompletionSource<string?>? waiting;

    /// <summary>Asks and waits. The wait can be interrupted, as any of a cell.</summary>
    /// <exception cref="InputRefusedException">The cell ended, and with it the question.</exception>
    public string? Ask(JupyterMessage request, string prompt, bool isPassword)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref waiting, answer);
        publisher.Reply(JupyterChannel.Stdin, request, "input_request", new() { ["prompt"] = prompt, ["password"] = isPassword });
        return answer.Task.GetAwaiter().GetResult();
    }

    /// <summary>Nobody waits for an answer any more.</summary>
    public void GiveUp() => Interlocked.Exchange(ref waiting, null)?.TrySetException(new InputRefusedException());

    public async Task ListenAsync(ChannelReader<JupyterMessage> stdin, CancellationToken stop)
    {
        try
        {
            await foreach (var reply in stdin.ReadAllAsync(stop))
            {
                if (reply.Type == "input_reply")
                    Interlocked.Exchange(ref waiting, null)?.TrySetResult(reply.Content["value"]?.ToString());
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            GiveUp();
        }
    }
}
