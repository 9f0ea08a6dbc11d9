using System.Threading.Channels;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>Hands on what one request causes on iopub, until the kernel says that it is idle again.</summary>
sealed class OutputPump(ChannelReader<JupyterMessage> iopub, JupyterMessage request, Action<JupyterMessage> heard)
{
    readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long last = Environment.TickCount64;

    /// <summary>Completes when the kernel has begun with the request.</summary>
    public Task Begun => begun.Task;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var message = await iopub.ReadAsync(cancel);
            Volatile.Write(ref last, Environment.TickCount64);
            if (!message.Answers(request)) continue;
            begun.TrySetResult();
            if (message.Type is "status" && (string?)message.Content["execution_state"] is "idle") return;
            heard(message);
        }
    }

    /// <summary>Waits until nothing has come for a while.</summary>
    public async Task QuietAsync(TimeSpan quiet)
    {
        var since = Environment.TickCount64;
        while (Environment.TickCount64 - Math.Max(since, Volatile.Read(ref last)) < quiet.TotalMilliseconds) await Task.Delay(quiet / 10);
    }
}
