using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel.Requests;

/// <summary>Lists the variables that cells have declared, with their types and what they hold: a request of our own.</summary>
sealed class VariablesRequest(CSharpSession session) : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request) => Task.FromResult<JsonObject?>(new()
    {
        ["status"] = "ok",
        ["variables"] = new JsonArray([.. session.Variables.Select(variable => variable.Row()).Select(row => new JsonObject
        {
            ["name"] = row[0], ["type"] = row[1], ["value"] = row[2],
        })]),
    });
}
