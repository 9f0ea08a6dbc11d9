using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Tells which comms are open: none, as the kernel knows no target for one.</summary>
sealed class CommInfoRequest : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request) =>
        Task.FromResult<JsonObject?>(new() { ["status"] = "ok", ["comms"] = new JsonObject() });
}
