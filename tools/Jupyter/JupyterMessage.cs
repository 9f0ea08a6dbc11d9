using System.Text.Json.Nodes;

namespace Workbook.Jupyter;

/// <summary>One message of the Jupyter protocol, on whichever socket it travels.</summary>
/// <param name="Header">What it is.</param>
/// <param name="Parent">The header of the request that caused it; <c>null</c> for a request.</param>
/// <param name="Content">What it says.</param>
public sealed record JupyterMessage(MessageHeader Header, MessageHeader? Parent, JsonObject Content)
{
    /// <summary>Routing frames before the delimiter: the client's identity on ROUTER sockets, the topic on iopub.</summary>
    public IReadOnlyList<byte[]> Identities { get; init; } = [];

    public JsonObject Metadata { get; init; } = [];

    /// <summary>Raw octets behind the content, as widgets send them.</summary>
    public IReadOnlyList<byte[]> Buffers { get; init; } = [];

    public string Type => Header.Type;

    /// <summary>Whether this message was caused by that request.</summary>
    public bool Answers(JupyterMessage request) => Parent?.Id == request.Header.Id;
}
