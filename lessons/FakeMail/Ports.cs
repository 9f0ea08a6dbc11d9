using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FakeMail;

/// <summary>The servers of this process by port. Running a cell twice must work, so the second server takes the place of the first.</summary>
static class Ports
{
    // How to stop what runs on a port. The table belongs to the process, because a notebook may have loaded this assembly twice.
    static readonly Dictionary<int, Action> Stops = OfTheProcess();

    public static T Open<T>(int asked, Func<TcpListener, T> start, string? beside = null) where T : IListening
    {
        var port = Wanted(asked, beside is not null);
        lock (Stops)
        {
            foreach (var taken in new[] { asked, port })   // they differ where FAKEMAIL_PORT is set; 0 is never taken
                if (Stops.Remove(taken, out var stop)) stop();

            var server = start(Listen(port, $"{beside ?? "FakeMailServer.Start"}(port: 0)"));
            Stops[server.Port] = server.Stop;
            if (asked is not 0) Stops[asked] = server.Stop;
            return server;
        }
    }

    static Dictionary<int, Action> OfTheProcess()
    {
        const string Name = "FakeMail.Ports";
        lock (AppDomain.CurrentDomain)
        {
            if (AppDomain.CurrentDomain.GetData(Name) is not Dictionary<int, Action> stops)
                AppDomain.CurrentDomain.SetData(Name, stops = []);
            return stops;
        }
    }

    // Where several notebooks run at once, whoever runs them gives each a port of its own. What a server has beside it, POP3 say, takes any other.
    static int Wanted(int asked, bool beside) => Environment.GetEnvironmentVariable("FAKEMAIL_PORT") switch
    {
        null or "" => asked is >= 0 and <= IPEndPoint.MaxPort ? asked
            : throw new ArgumentOutOfRangeException(nameof(asked), $"{asked} is not a port: ports go from 1 to 65535, and 0 means any that is free."),
        var given when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort => beside ? 0 : port,
        var given => throw new IOException($"The environment variable FAKEMAIL_PORT is \"{given}\", which is not a port from 0 to 65535. Change or remove it."),
    };

    static TcpListener Listen(int port, string anyFree)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            if (OperatingSystem.IsWindows()) listener.ExclusiveAddressUse = true;   // there, two programs could share a port
            listener.Start();
            return listener;
        }
        catch (SocketException refused)
        {
            listener.Dispose();
            throw new IOException(refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Port {port} is in use by another program. Stop that program, or take any free port: {anyFree}.",
                SocketError.AccessDenied => $"Port {port} may not be opened by you. Take one above 1023, or any free one: {anyFree}.",
                _ => $"Port {port} cannot be opened: {refused.Message}.",
            }, refused);
        }
    }
}
