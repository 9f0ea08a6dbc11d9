using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel.Requests;

/// <summary>Says what the compiler thinks of code that has not been run: a request of our own, which other clients need not know.</summary>
sealed class DiagnoseRequest(CSharpSession session) : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        var found = session.Language.Diagnose(request.Code);
        return Task.FromResult<JsonObject?>(new()
        {
            ["status"] = "ok",
            ["diagnostics"] = new JsonArray([.. found.Select(one => new JsonObject
            {
                ["id"] = one.Id, ["severity"] = one.Severity.ToString().ToLowerInvariant(), ["message"] = one.Message,
                ["line"] = one.Line, ["column"] = one.Column, ["end_line"] = one.EndLine, ["end_column"] = one.EndColumn,
            })]),
        });
    }
}
