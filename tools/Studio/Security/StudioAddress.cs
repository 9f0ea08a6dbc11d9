using Microsoft.AspNetCore.Http;

namespace Workbook.Studio;

/// <summary>Where the workbook is to be found: the names by which it answers, and no other.</summary>
public sealed class StudioAddress
{
    static readonly string[] Names = ["127.0.0.1", "localhost"];

    /// <summary>The port; known when the server has started.</summary>
    public int Port { get; set; }

    /// <summary>The address of the shelf.</summary>
    public string Url => $"http://127.0.0.1:{Port}/";

    /// <summary>A cookie knows no port: two workbooks on one machine need two names.</summary>
    public string CookieName => $"workbook-{Port}";

    public bool IsHost(HostString host) => host.Port == Port && Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    public bool IsOrigin(string origin) => Names.Any(name => origin.Equals($"http://{name}:{Port}", StringComparison.OrdinalIgnoreCase));
}
