using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Jupyter;

/// <summary>One side's session: makes its messages, each with a fresh id and the time.</summary>
public sealed class JupyterSession(string? id = null, string username = "workbook", TimeProvider? clock = null)
{
    /// <summary>The version of the messaging protocol spoken here.</summary>
    public const string ProtocolVersion = "5.4";

    readonly TimeProvider clock = clock ?? TimeProvider.System;
    long count;

    public string Id { get; } = id ?? Guid.NewGuid().ToString("N");

    /// <summary>A request of a client.</summary>
    public JupyterMessage Request(string type, JsonObject? content = null) => new(Header(type), null, content ?? []);

    /// <summary>The answer to a request: it goes back along the path by which the request came.</summary>
    public JupyterMessage Reply(JupyterMessage request, string type, JsonObject content) =>
        new(Header(type), request.Header, content) { Identities = request.Identities };

    /// <summary>What every client hears on iopub; <paramref name="cause"/> is the request being handled, if any.</summary>
    public JupyterMessage Publication(JupyterMessage? cause, string type, JsonObject content) =>
        new(Header(type), cause?.Header, content) { Identities = [Encoding.UTF8.GetBytes($"kernel.{Id}.{type}")] };

    MessageHeader Header(string type) => new(
        $"{Id}_{Environment.ProcessId}_{Interlocked.Increment(ref count)}", type, Id, username,
        clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), ProtocolVersion);
}
