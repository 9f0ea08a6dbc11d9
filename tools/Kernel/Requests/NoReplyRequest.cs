using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Messages about comms: no comm is ever open here, so there is nothing to do for them.</summary>
sealed class NoReplyRequest : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request) => Task.FromResult<JsonObject?>(null);
}
