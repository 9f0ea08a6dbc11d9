using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>A mail server in a process of its own, with what its process has used.</summary>
sealed class Served : IDisposable
{
    static readonly double TicksPerSecond = 100;   // of /proc/PID/stat, on every Linux

    readonly Process process;

    Served(string name, ProcessStartInfo start, int? port)
    {
        (Name, start.RedirectStandardOutput, start.RedirectStandardInput) = (name, true, true);
        var watch = Stopwatch.StartNew();
        process = Process.Start(start)!;
        Port = port ?? int.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{name} did not start."), CultureInfo.InvariantCulture);
        WaitForGreeting();
        FirstGreeting = watch.Elapsed;
    }

    public string Name { get; }

    public int Port { get; }

    /// <summary>From the start of the process to its first 220.</summary>
    public TimeSpan FirstGreeting { get; }

    /// <summary>Processor time so far, in seconds.</summary>
    public double Cpu
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ');
            return (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>Resident memory, in MB of 10^6 octets: now (VmRSS) or at its highest (VmHWM).</summary>
    public double Memory(string which) => 1.024e-3 * double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(which, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    /// <summary>smtp-sink, which throws messages away, or writes each into a file of a folder.</summary>
    public static Served SmtpSink(string name, string? folder = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("smtp-sink", ["-u", Environment.UserName is "root" ? "nobody" : Environment.UserName]);
        if (folder is not null && OperatingSystem.IsLinux())
        {
            start.WorkingDirectory = Directory.CreateDirectory(folder).FullName;
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherWrite);   // for nobody
            start.ArgumentList.Add("-d");
            start.ArgumentList.Add("%H.");   // the hour, and behind it smtp-sink puts what makes the name its own
        }
        start.ArgumentList.Add($"127.0.0.1:{port}");
        start.ArgumentList.Add("1000");
        return new(name, start, port);
    }

    /// <summary>Ours, or SmtpServer, in a process of this program.</summary>
    public static Served Own(string name, params string[] arguments) =>
        new(name, new("dotnet", [typeof(Served).Assembly.Location, "mail", "serve", .. arguments]), null);

    /// <summary>Ends it at once, as by kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    public TcpClient Connect()
    {
        var client = new TcpClient();
        client.Connect(IPAddress.Loopback, Port);
        return client;
    }

    void WaitForGreeting()
    {
        for (var tries = 0; ; tries++)
            try
            {
                using var client = Connect();
                if (client.GetStream().ReadByte() is '2') return;
            }
            catch (SocketException) when (tries < 5000)
            {
                Thread.Sleep(1);
            }
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
