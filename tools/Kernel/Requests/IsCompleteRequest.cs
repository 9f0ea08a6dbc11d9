using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session.Language;

namespace Workbook.Kernel.Requests;

/// <summary>Tells a console whether Enter runs the code or begins another line.</summary>
sealed class IsCompleteRequest : IRequest
{
    public Task<JsonObject?> HandleAsync(JupyterMessage request) =>
        Task.FromResult<JsonObject?>(Completeness.Of(request.Code) switch
        {
            Completeness.Complete => new() { ["status"] = "complete" },
            Completeness.Incomplete incomplete => new() { ["status"] = "incomplete", ["indent"] = incomplete.Indent },
            _ => new() { ["status"] = "invalid" },
        });
}
