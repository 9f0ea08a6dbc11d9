using NetMQ;

namespace Workbook.Jupyter;

/// <summary>The one thread that touches the sockets of one side. NetMQ's sockets are not thread-safe: any thread may only queue work for it.</summary>
sealed class SocketLoop : IAsyncDisposable
{
    readonly NetMQPoller poller = [];
    readonly NetMQQueue<Action> work = new();
    readonly List<NetMQSocket> sockets = [];
    readonly Lock gate = new();
    bool closed, started;

    public SocketLoop()
    {
        work.ReceiveReady += (_, ready) =>
        {
            // A burst is taken in one go: a cell that floods queues thousands of messages.
            for (var taken = 0; taken < 256 && ready.Queue.TryDequeue(out var action, TimeSpan.Zero); taken++) action();
        };
        poller.Add(work);
    }

    /// <summary>Adds a socket before the loop starts. Nothing is ever dropped for want of room: memory is the limit.</summary>
    public T Add<T>(T socket, Action<T>? onReady = null) where T : NetMQSocket
    {
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        socket.Options.Linger = TimeSpan.FromSeconds(2);
        if (onReady is not null) socket.ReceiveReady += (_, _) => onReady(socket);
        sockets.Add(socket);
        poller.Add(socket);
        return socket;
    }

    public void Start(string name)
    {
        started = true;
        poller.RunAsync(name);
    }

    /// <summary>Queues work for the loop's thread; after disposal it is dropped.</summary>
    public void Post(Action action)
    {
        lock (gate)
            if (!closed) work.Enqueue(action);
    }

    /// <summary>Sends what is queued, then closes the sockets.</summary>
    public async ValueTask DisposeAsync()
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (closed) return;
            closed = true;
            work.Enqueue(drained.SetResult);
        }
        if (started) await drained.Task;
        Abandon();
    }

    /// <summary>Closes the sockets of a loop whose thread has not started or has nothing left to do.</summary>
    public void Abandon()
    {
        poller.Dispose();
        foreach (var socket in sockets) socket.Dispose();
        work.Dispose();
    }
}
