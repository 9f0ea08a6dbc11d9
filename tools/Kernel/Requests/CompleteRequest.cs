using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel.Requests;

/// <summary>Offers what can stand at the cursor.</summary>
sealed class CompleteRequest(CSharpSession session) : IRequest
{
    public async Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        var code = request.Code;
        var cursor = new CursorPosition(code, request.Content["cursor_pos"]?.GetValue<int>());
        var found = await session.Language.CompleteAsync(code, cursor.Index);
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = CursorPosition.Of(code, found.Start),
            ["cursor_end"] = CursorPosition.Of(code, found.End),
            ["metadata"] = new JsonObject
            {
                // How JupyterLab and VS Code learn what kind of thing each match is.
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(item => new JsonObject
                {
                    ["start"] = CursorPosition.Of(code, found.Start),
                    ["end"] = CursorPosition.Of(code, found.End),
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                })]),
            },
        };
    }
}
