using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace FakeMail.Tests.Interop;

/// <summary>Mail servers as the previous hop: each takes the letter on its command line and passes it on to ours.</summary>
static class Relays
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>This folder in the repository, where npm puts what package.json names.</summary>
    public static string Here { get; } = Path.GetDirectoryName(ThisFile())!;

    // With CHUNKING it sends the whole transaction in one segment: MAIL, RCPT, BDAT, the message, QUIT.
    public static async Task EximAsync(Errand errand)
    {
        var configuration = errand.PathOf("exim.conf");
        await RunAsync("chmod", ["777", errand.Folder], [], []);   // it gives up being root before it writes
        await File.WriteAllTextAsync(configuration, $"""
            exim_path = {Tool.Require("exim4")}
            spool_directory = {errand.PathOf("spool")}
            log_file_path = {errand.PathOf("%slog")}
            primary_hostname = c.example
            trusted_users = root
            smtputf8_advertise_hosts = *
            message_size_limit = 64M
            keep_environment =
            begin routers
            all:
              driver = manualroute
              transport = onwards
              route_list = * 127.0.0.1
              self = send
            begin transports
            onwards:
              driver = smtp
              port = {errand.Port}
              allow_localhost
              hosts_require_tls = {(errand.Encrypts ? "*" : "")}
              hosts_avoid_tls = {(errand.Encrypts ? "" : "*")}
              tls_verify_certificates = {errand.Certificate}
              tls_verify_hosts =
              tls_try_verify_hosts =
              hosts_require_auth = {(errand.LogsIn ? "*" : "")}
            begin authenticators
            plain:
              driver = plaintext
              public_name = PLAIN
              client_send = ^{Errand.User}^{Errand.Password}
            """);
        await RunAsync(Tool.Require("exim4"), ["-C", configuration, "-odf", "-oi", "-f", errand.Sender, errand.Recipient], await File.ReadAllBytesAsync(errand.UnixLetterFile), []);
        var log = errand.PathOf("mainlog");
        if (errand.Server.Messages.Count is 0) throw new InvalidOperationException(File.Exists(log) ? await File.ReadAllTextAsync(log) : "Exim wrote no log.");
    }

    public static async Task PostfixAsync(Errand errand)
    {
        var (folder, queue) = (errand.PathOf("postfix"), errand.PathOf("queue"));
        foreach (var directory in new[] { folder, queue, errand.PathOf("data") }) Directory.CreateDirectory(directory);
        await RunAsync("chmod", ["755", errand.Folder], [], []);
        await RunAsync("chown", ["postfix", errand.PathOf("data")], [], []);
        await File.WriteAllTextAsync(Path.Combine(folder, "main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {queue}
            data_directory = {errand.PathOf("data")}
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = c.example
            mydestination =
            inet_interfaces = loopback-only
            inet_protocols = ipv4
            disable_dns_lookups = yes
            default_transport = smtp:[127.0.0.1]:{errand.Port}
            message_size_limit = 64000000
            smtputf8_enable = yes
            smtp_tls_security_level = {(errand.Encrypts ? "encrypt" : "none")}
            smtp_tls_CAfile = {errand.Certificate}
            smtp_sasl_auth_enable = {(errand.LogsIn ? "yes" : "no")}
            smtp_sasl_password_maps = inline:{"{"}[127.0.0.1]:{errand.Port}={Errand.User}:{Errand.Password}{"}"}
            smtp_sasl_security_options =
            maillog_file = {errand.PathOf("postfix.log")}
            maillog_file_prefixes = {errand.Folder}
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "master.cf"), string.Join('\n',
            "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce",
            "smtp unix - - n - - smtp", "pickup unix n - n 60 1 pickup", "anvil unix - - n - 1 anvil", "scache unix - - n - 1 scache", "tlsmgr unix - - n 1000? 1 tlsmgr",
            "postlog unix-dgram n - n - 1 postlogd", "showq unix n - n - - showq", "error unix - - n - - error", "retry unix - - n - - error", ""));
        await RunAsync("postfix", ["-c", folder, "start"], [], []);
        try
        {
            await RunAsync("/usr/sbin/sendmail", ["-C", folder, "-oi", "-f", errand.Sender, errand.Recipient], await File.ReadAllBytesAsync(errand.UnixLetterFile), []);
            await RunAsync("postqueue", ["-c", folder, "-f"], [], []);
            await errand.Server.Messages.NextAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException never)
        {
            throw new InvalidOperationException(await File.ReadAllTextAsync(errand.PathOf("postfix.log")), never);
        }
        finally
        {
            await RunAsync("postfix", ["-c", folder, "stop"], [], []);
        }
    }

    /// <summary>Runs a program to its good end.</summary>
    public static async Task RunAsync(string program, string[] arguments, byte[] input, Dictionary<string, string> environment, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in environment.Append(new("LC_ALL", "C.UTF-8"))) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await WriteAsync(process, input, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            var words = string.Join(' ', await said).Trim();
            if (process.ExitCode is not 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}: {words}"));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    static async Task WriteAsync(Process process, byte[] input, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading everything; its exit code says more.
        }
    }

    static string ThisFile([CallerFilePath] string path = "") => path;
}
