using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Ends the kernel; for a restart, the client starts a new one in its place.</summary>
sealed class ShutdownRequest(Publisher publisher, KernelEnd end) : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        JsonObject Content() => new() { ["status"] = "ok", ["restart"] = request.Content["restart"]?.GetValue<bool>() ?? false };
        publisher.Publish(request, "shutdown_reply", Content());   // the other clients want to know too
        end.After(request, exitCode: 0);
        return Task.FromResult<JsonObject?>(Content());
    }
}
