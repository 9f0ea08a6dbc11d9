using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>How soon a server greets, and what it weighs.</summary>
static class MailMemory
{
    const int Sessions = 2000, LargeMessage = 100_000_000;

    /// <summary>From the start of a process to its first 220.</summary>
    public static int Start()
    {
        Func<Served>[] servers = [() => Served.SmtpSink("smtp-sink"), () => Served.Own("ours", "fakemail"), () => Served.Own("SmtpServer", "smtpserver")];
        var times = new Dictionary<string, List<double>>();
        for (var round = 0; round < 10; round++)
            foreach (var start in servers)
            {
                using var server = start();
                if (!times.TryGetValue(server.Name, out var list)) times[server.Name] = list = [];
                if (round > 0) list.Add(server.FirstGreeting.TotalMilliseconds);   // the first round warms the disk
            }
        foreach (var (name, list) in times)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {list.Min():0} / {MailLoad.Median(list):0} / {list.Max():0} ms from the start of the process to its first 220"));
        return 0;
    }

    /// <summary>Many sessions at once, each in the middle of a message.</summary>
    public static async Task<int> HoldAsync()
    {
        using var server = Served.Own("ours", "fakemail");
        var before = server.Memory("VmRSS");
        var clients = new List<TcpClient>();
        foreach (var _ in Enumerable.Range(0, Sessions))
        {
            var client = server.Connect();
            clients.Add(client);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            await reader.ReadLineAsync();
            foreach (var line in (string[])["HELO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA"])
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
                await reader.ReadLineAsync();
            }
            await client.GetStream().WriteAsync("Subject: half a message\r\n"u8.ToArray());
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Sessions} sessions, each in the middle of a message: {server.Memory("VmRSS"):0} MB resident, {before:0} MB before them; peak {server.Memory("VmHWM"):0} MB"));
        clients.ForEach(client => client.Dispose());
        return 0;
    }

    /// <summary>A message of 100 MB that goes to a file.</summary>
    public static int Large()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"mail-{Environment.ProcessId}");
        try
        {
            using var server = Served.Own("ours", "fakemail", folder);
            var before = server.Memory("VmHWM");
            using var client = server.Connect();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            reader.ReadLine();
            foreach (var line in (string[])["HELO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA"]) Say(client, reader, Encoding.ASCII.GetBytes(line + "\r\n"));
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 78) + "\r\n", 1000)));
            for (var sent = 0; sent < LargeMessage; sent += block.Length) client.GetStream().Write(block);
            var reply = Say(client, reader, ".\r\n"u8.ToArray());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a message of {LargeMessage:N0} octets into a file: \"{reply}\"; peak {server.Memory("VmHWM"):0} MB, {before:0} MB before it"));
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    static string Say(TcpClient client, StreamReader reader, byte[] octets)
    {
        client.GetStream().Write(octets);
        return reader.ReadLine() ?? throw new IOException("The server hung up.");
    }
}
