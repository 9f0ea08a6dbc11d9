using FakeMail;

namespace Workbook.Grading;

/// <summary>A mail server that the judge owns and the student's code talks to.</summary>
/// <param name="server">The server, outside of the sandbox.</param>
/// <param name="host">Where it is, as seen from inside of the sandbox.</param>
/// <param name="port">Its port, as seen from inside of the sandbox.</param>
public sealed class ObservedServer(FakeMailServer server, string host, int port) : IDisposable
{
    public FakeMailServer Server { get; } = server;

    public string Host { get; } = host;

    public int Port { get; } = port;

    public void Dispose() => Server.Dispose();
}
