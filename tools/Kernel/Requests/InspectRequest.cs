using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel.Requests;

/// <summary>Explains what stands at the cursor: its signature and its documentation.</summary>
sealed class InspectRequest(CSharpSession session) : IRequest
{
    public async Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        var code = request.Code;
        var cursor = new CursorPosition(code, request.Content["cursor_pos"]?.GetValue<int>());
        var hover = await session.Language.InspectAsync(code, cursor.Index);
        return new()
        {
            ["status"] = "ok",
            ["found"] = hover is not null,
            ["data"] = hover is null ? new JsonObject() : new JsonObject { ["text/plain"] = hover.Text, ["text/markdown"] = hover.Markdown },
            ["metadata"] = new JsonObject(),
        };
    }
}
