using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Jupyter;

/// <summary>Where a kernel listens and with which key it signs: the content of a connection file. A port of 0 is any free one.</summary>
public sealed record ConnectionInfo
{
    [JsonPropertyName("transport")] public string Transport { get; init; } = "tcp";
    [JsonPropertyName("ip")] public string Ip { get; init; } = "127.0.0.1";
    [JsonPropertyName("shell_port")] public int ShellPort { get; init; }
    [JsonPropertyName("iopub_port")] public int IopubPort { get; init; }
    [JsonPropertyName("stdin_port")] public int StdinPort { get; init; }
    [JsonPropertyName("control_port")] public int ControlPort { get; init; }
    [JsonPropertyName("hb_port")] public int HeartbeatPort { get; init; }
    [JsonPropertyName("signature_scheme")] public string SignatureScheme { get; init; } = "hmac-sha256";
    [JsonPropertyName("key")] public string Key { get; init; } = "";

    [JsonPropertyName("kernel_name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? KernelName { get; init; }

    /// <summary>Whatever else the client wrote into the file: kept when the ports are filled in.</summary>
    [JsonExtensionData] public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>A connection on loopback with a fresh random key; the kernel chooses the ports.</summary>
    public static ConnectionInfo Create() => new() { Key = RandomNumberGenerator.GetHexString(64, lowercase: true) };

    [JsonIgnore]
    public bool HasAllPorts => this is { ShellPort: > 0, IopubPort: > 0, StdinPort: > 0, ControlPort: > 0, HeartbeatPort: > 0 };

    public int Port(JupyterChannel channel) => channel switch
    {
        JupyterChannel.Shell => ShellPort,
        JupyterChannel.Control => ControlPort,
        JupyterChannel.Stdin => StdinPort,
        JupyterChannel.Iopub => IopubPort,
        _ => HeartbeatPort,
    };

    public ConnectionInfo WithPort(JupyterChannel channel, int port) => channel switch
    {
        JupyterChannel.Shell => this with { ShellPort = port },
        JupyterChannel.Control => this with { ControlPort = port },
        JupyterChannel.Stdin => this with { StdinPort = port },
        JupyterChannel.Iopub => this with { IopubPort = port },
        _ => this with { HeartbeatPort = port },
    };

    /// <summary>The address of one socket; with ipc the "port" is the ending of a file's name.</summary>
    public string Endpoint(JupyterChannel channel) => Transport is "ipc"
        ? $"ipc://{Ip}-{Port(channel)}"
        : $"{Transport}://{Ip}:{Port(channel)}";
}
