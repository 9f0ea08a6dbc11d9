using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel.Requests;

/// <summary>Stops the cell that runs; how that went is in the reply to the cell.</summary>
sealed class InterruptRequest(CSharpSession session) : IRequest
{
    public async Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        await session.InterruptAsync();
        return new() { ["status"] = "ok" };
    }
}
