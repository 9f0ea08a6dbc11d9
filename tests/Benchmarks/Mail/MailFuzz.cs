using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using FakeMail;

namespace Benchmarks;

/// <summary>Random octets and half-sensible commands against a server on real sockets, for as long as one likes; after each batch an honest client must be served.</summary>
static class MailFuzz
{
    const int AtOnce = 8, InABatch = 200, MostMegabytes = 600;

    static readonly string[] Words =
    [
        "HELO me\r\n", "EHLO me\r\n", "MAIL FROM:<a@x>\r\n", "MAIL FROM:<> SIZE=10 BODY=8BITMIME SMTPUTF8\r\n", "RCPT TO:<b@x>\r\n", "RCPT TO:<b@x> NOTIFY=NEVER\r\n", "DATA\r\n", "BDAT 5\r\nabcde", "BDAT 7 LAST\r\nab\r\n.\r\n",
        "BDAT 99999999999999999999\r\n", "RSET\r\n", "NOOP\r\n", "VRFY x\r\n", "EXPN x\r\n", "HELP\r\n", "AUTH PLAIN AGEAYg==\r\n", "AUTH LOGIN\r\n", "AUTH CRAM-MD5\r\n", "AUTH SCRAM-SHA-256 biwsbj1hLHI9Yg==\r\n", "*\r\n", "STARTTLS\r\n",
        "\r\n", "\r", "\n", ".", "..", "\r\n.\r\n", "\n.\n", "<", ">", "\"", "\\", "@", "[", "]", "=", " ", "\0", "\u00e9", "GET / HTTP/1.1\r\n", "Subject: x\r\n\r\nbody\r\n",
    ];

    public static async Task<int> RunAsync(TimeSpan howLong)
    {
        var folder = Directory.CreateTempSubdirectory("fuzz").FullName;
        var faults = new List<string>();
        TaskScheduler.UnobservedTaskException += (_, unseen) => faults.Add(unseen.Exception.ToString());
        try
        {
            using var server = FakeMailServer.Start(port: 0, folder: folder, settings: new() { MaxMessageSize = 200_000 });
            var (watch, sessions, octets) = (Stopwatch.StartNew(), 0, 0L);
            for (var batch = 0; watch.Elapsed < howLong && faults.Count is 0; batch++)
            {
                await Parallel.ForAsync(0, InABatch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => Interlocked.Add(ref octets, await AttackAsync(server, batch * InABatch + i)));
                sessions += InABatch;
                if (!await IsServedAsync(server)) faults.Add($"After session {sessions} an honest client was not served.");
                server.Clear();
                GC.Collect();
                GC.WaitForPendingFinalizers();
                if (GC.GetTotalMemory(true) >> 20 is > MostMegabytes and var megabytes) faults.Add($"After session {sessions} the process holds {megabytes} MB.");
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:0.0} minutes, {sessions:N0} sessions, {octets / 1e6:N0} MB sent, {GC.GetTotalMemory(true) / 1e6:0} MB held at the end: {(faults is [] ? "no fault" : string.Join('\n', faults))}"));
            return faults is [] ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The number of the session is its seed.
    static async Task<long> AttackAsync(FakeMailServer server, int seed)
    {
        var random = new Random(seed);
        var sent = 0L;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Host, server.Port);
            if (random.Next(4) is 0) client.Client.LingerState = new(true, 0);
            var stream = client.GetStream();
            var reading = DrainAsync(stream);
            for (var i = random.Next(60); i > 0; i--)
            {
                var piece = Piece(random);
                await stream.WriteAsync(piece);
                sent += piece.Length;
            }
            if (random.Next(2) is 0) client.Client.Shutdown(SocketShutdown.Send);
            await Task.WhenAny(reading, Task.Delay(random.Next(50)));
        }
        catch (Exception gone) when (gone is IOException or SocketException or InvalidOperationException) { }   // the server had enough
        return sent;
    }

    static byte[] Piece(Random random)
    {
        if (random.Next(10) > 1) return Encoding.Latin1.GetBytes(Words[random.Next(Words.Length)]);
        var octets = new byte[random.Next(random.Next(20) is 0 ? 300_000 : 100)];
        random.NextBytes(octets);
        return octets;
    }

    static async Task DrainAsync(NetworkStream stream)
    {
        var octets = new byte[4096];
        try { while (await stream.ReadAsync(octets) > 0) { } }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException) { }
    }

    static async Task<bool> IsServedAsync(FakeMailServer server)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        foreach (var line in (string[])["HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", "hello\r\n.", "QUIT"])
        {
            if (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is not ['2' or '3', ..]) return false;
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"));
        }
        return await reader.ReadLineAsync() is ['2', ..];
    }
}
