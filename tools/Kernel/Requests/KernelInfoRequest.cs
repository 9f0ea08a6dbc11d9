using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Tells what this kernel is and which language it speaks; notebooks keep the latter.</summary>
sealed class KernelInfoRequest : IRequest
{
    static readonly string Version = typeof(KernelInfoRequest).Assembly.GetName().Version!.ToString(3);

    public Task<JsonObject?> HandleAsync(JupyterMessage request) => Task.FromResult<JsonObject?>(new()
    {
        ["status"] = "ok",
        ["protocol_version"] = JupyterSession.ProtocolVersion,
        ["implementation"] = "csharp-workbook",
        ["implementation_version"] = Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"C# on .NET {Environment.Version}",
        ["help_links"] = new JsonArray(new JsonObject { ["text"] = "C#", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }),
        ["debugger"] = false,
    });
}
