using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel;

/// <summary>What one cell shows, as messages about the request that brought it.</summary>
sealed class JupyterFrontend(JupyterMessage request, Publisher publisher, InputRequests input, bool isSilent, bool allowsInput) : ICellFrontend
{
    public void Print(bool isError, string text)
    {
        if (!isSilent)
            publisher.Publish(request, "stream", new() { ["name"] = isError ? "stderr" : "stdout", ["text"] = text });
    }

    public void Display(IReadOnlyDictionary<string, string> shown, string displayId, bool isUpdate)
    {
        if (!isSilent)
            publisher.Publish(request, isUpdate ? "update_display_data" : "display_data", new()
            {
                ["data"] = Bundle.Of(shown),
                ["metadata"] = new JsonObject(),
                ["transient"] = new JsonObject { ["display_id"] = displayId },
            });
    }

    public void ClearOutput(bool wait)
    {
        if (!isSilent)
            publisher.Publish(request, "clear_output", new() { ["wait"] = wait });
    }

    public string? ReadLine(string prompt, bool isPassword) =>
        allowsInput ? input.Ask(request, prompt, isPassword) : throw new InputRefusedException();
}
