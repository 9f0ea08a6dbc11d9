using System.Threading.Channels;
using Workbook.Jupyter;
using Workbook.Kernel.Requests;

namespace Workbook.Kernel;

/// <summary>Takes the requests of one socket in turn and has each handled, with "busy" before it and "idle" after it.</summary>
sealed class RequestLoop(
    JupyterChannel channel, ChannelReader<JupyterMessage> requests, IReadOnlyDictionary<string, IRequest> handlers, Publisher publisher, KernelEnd end, Action<string> log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var request in requests.ReadAllAsync(stop))
            {
                var succeeded = await HandleAsync(request, stop);
                if (!succeeded)
                    await AbortQueuedAsync(stop);
                if (stop.IsCancellationRequested)
                    return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    async Task<bool> HandleAsync(JupyterMessage request, CancellationToken stop)
    {
        Status(request, "busy");
        try
        {
            if (!handlers.TryGetValue(request.Type, out var handler))
            {
                log($"a {request.Type} on {channel} is not known; ignored");
                return true;
            }
            var handling = handler.HandleAsync(request);
            // A kernel that shuts down does not wait for its cell.
            await Task.WhenAny(handling, Task.Delay(Timeout.Infinite, stop));
            if (!handling.IsCompleted)
                return true;
            var reply = await handling;
            if (reply is not null)
                publisher.Reply(channel, request, ReplyType(request), reply);
            return !(handler.StopsQueueOnError(request) && reply?["status"]?.GetValue<string>() == "error");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it was: a loop that ended here would leave a kernel that looks alive and never answers again.
            var (name, what) = IsBadRequest(e) ? ("BadRequest", $"The {request.Type} is not understood") : ("KernelError", $"The kernel failed at the {request.Type}");
            log($"{what}: {(IsBadRequest(e) ? e.Message : e)}");
            if (IsRequest(request))
                publisher.Reply(channel, request, ReplyType(request), Errors.Content(name, $"{what}: {e.Message}"));
            return true;
        }
        finally
        {
            Status(request, "idle");
            end.Answered(request);
        }
    }

    /// <summary>Cells sent along with one that failed are not run: they build upon it. Whatever else was asked meanwhile has its answer.</summary>
    async Task AbortQueuedAsync(CancellationToken stop)
    {
        List<JupyterMessage> later = [];
        while (requests.TryRead(out var request))
            later.Add(request);
        foreach (var request in later.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            if (request.Type is not "execute_request")
            {
                await HandleAsync(request, stop);
                continue;
            }
            Status(request, "busy");
            publisher.Reply(channel, request, ReplyType(request), new() { ["status"] = "aborted" });
            Status(request, "idle");
        }
    }

    void Status(JupyterMessage request, string state) => publisher.Publish(request, "status", new() { ["execution_state"] = state });

    // Messages about comms have no reply, not even of an error.
    static bool IsRequest(JupyterMessage request) => request.Type.EndsWith("_request", StringComparison.Ordinal);

    static string ReplyType(JupyterMessage request) => request.Type.Replace("_request", "_reply", StringComparison.Ordinal);

    // What JsonNode throws when a field is of another kind, and RequestFields when it is missing.
    static bool IsBadRequest(Exception e) => e is InvalidOperationException or FormatException or KeyNotFoundException or System.Text.Json.JsonException;
}
