using System.Net;
using System.Net.Sockets;

namespace Workbook.Sandbox;

/// <summary>A port on this side of the wall behind which the judge's mail server answers: what is said to it goes out over the judge's socket.</summary>
static class MailDoor
{
    /// <summary>Opens a door to the mail server of this number, on this port or, if it is 0, any; gives the port.</summary>
    public static int Open(int server, int port, Func<Socket> connect)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Serve(listener, server, connect)) { IsBackground = true, Name = "mail door" }.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static void Serve(TcpListener listener, int server, Func<Socket> connect)
    {
        while (true)
        {
            var client = listener.AcceptSocket();
            client.NoDelay = true;
            var outside = connect();
            outside.Send([(byte)SocketPurpose.Mail, (byte)server]);
            Pump(client, outside);
            Pump(outside, client);
        }
    }

    static void Pump(Socket from, Socket to) => new Thread(() =>
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (from.Receive(buffer) is > 0 and var count)
                to.Send(buffer, count, SocketFlags.None);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            from.Dispose();
            to.Dispose();
        }
    })
    { IsBackground = true, Name = "mail" }.Start();
}
