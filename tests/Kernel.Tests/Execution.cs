using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Kernel.Tests;

/// <summary>How the run of a cell came over to the client.</summary>
sealed record Execution(JsonObject Reply, IReadOnlyList<JupyterMessage> Published)
{
    public string Status => Reply["status"]!.GetValue<string>();

    public IEnumerable<string> Types => Published.Select(message => message.Type);

    public JupyterMessage Only(string type) => Assert.Single(Published, message => message.Type == type);

    public string Stream(string name) => string.Concat(Published
        .Where(message => message.Type == "stream" && message.Content["name"]!.GetValue<string>() == name)
        .Select(message => message.Content["text"]!.GetValue<string>()));

    public string? Result(string mimeType = "text/plain") => Only("execute_result").Content["data"]![mimeType]?.GetValue<string>();

    public string Name => Reply["ename"]!.GetValue<string>();

    public string Value => Reply["evalue"]!.GetValue<string>();

    public string Traceback => string.Join('\n', Reply["traceback"]!.AsArray().Select(line => line!.GetValue<string>()));
}
