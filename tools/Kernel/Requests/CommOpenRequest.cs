using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Closes at once what a front end opens towards a target that the kernel does not know, as the protocol asks.</summary>
sealed class CommOpenRequest(Publisher publisher) : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        publisher.Publish(request, "comm_close", new()
        {
            ["comm_id"] = request.Content["comm_id"]?.GetValue<string>(),
            ["data"] = new JsonObject(),
        });
        return Task.FromResult<JsonObject?>(null);
    }
}
