using System.Threading.Channels;
using Workbook.Jupyter;

namespace Kernel.Tests;

/// <summary>Everything a client heard, in order, and a way to wait for what it has not heard yet.</summary>
sealed class MessageLog
{
    readonly object sync = new();
    readonly List<(JupyterChannel Channel, JupyterMessage Message)> heard = [];
    TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Listen(JupyterChannel channel, ChannelReader<JupyterMessage> reader) => _ = Task.Run(async () =>
    {
        await foreach (var message in reader.ReadAllAsync())
        {
            lock (sync)
            {
                heard.Add((channel, message));
                more.TrySetResult();
                more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    });

    public IReadOnlyList<JupyterMessage> On(JupyterChannel channel)
    {
        lock (sync)
            return [.. heard.Where(entry => entry.Channel == channel).Select(entry => entry.Message)];
    }

    public async Task<JupyterMessage> WaitAsync(JupyterChannel channel, Func<JupyterMessage, bool> wanted, CancellationToken deadline)
    {
        while (true)
        {
            Task next;
            lock (sync)
            {
                if (heard.FirstOrDefault(entry => entry.Channel == channel && wanted(entry.Message)).Message is { } message)
                    return message;
                next = more.Task;
            }
            await next.WaitAsync(deadline);
        }
    }
}
