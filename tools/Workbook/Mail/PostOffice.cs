using System.Globalization;
using FakeMail;
using FakeMail.Feed;
using FakeMail.Smtp;
using FakeMail.Tls;

namespace Workbook.Mail;

/// <summary>What `workbook mail` was asked for.</summary>
sealed record PostOfficePlan
{
    public int Port { get; init; }

    /// <summary>Where messages are saved; null for nowhere.</summary>
    public string? Folder { get; init; }

    public required SmtpSettings Settings { get; init; }

    public int? Pop3Port { get; init; }

    public int? ImapPort { get; init; }

    public Encryption Encryption { get; init; }

    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    public bool Greylists { get; init; }
}

/// <summary>A mail server with its counters, and the window through which one looks in.</summary>
sealed class PostOffice : IDisposable
{
    readonly PostOfficePlan plan;
    readonly DirectoryInfo? scratch;   // where nothing is saved, the feed has to be somewhere all the same
    readonly FakeMailServer server;
    readonly List<string> counters = [];

    PostOffice(PostOfficePlan plan)
    {
        this.plan = plan;
        scratch = plan.Folder is null ? Directory.CreateTempSubdirectory("workbook-mail-") : null;
        server = FakeMailServer.Start(plan.Port, plan.Folder, settings: plan.Settings, feedFolder: scratch?.FullName);
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="Misuse">A port cannot be had, or the folder cannot be written.</exception>
    public static PostOffice Open(PostOfficePlan plan)
    {
        PostOffice? office = null;
        try
        {
            if (plan.Folder is { } folder) Directory.CreateDirectory(folder);
            office = new(plan);
            office.Begin();
            return office;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or Misuse)
        {
            office?.Dispose();
            throw refused as Misuse ?? new Misuse(refused.Message.Replace(": FakeMailServer.Start(port: 0)", ": --port 0", StringComparison.Ordinal), refused);
        }
    }

    void Begin()
    {
        foreach (var refusal in plan.Refusals) refusal.Tell(server);
        if (plan.Greylists) server.Greylist();
        counters.Add($"SMTP on {server.Host}:{server.Port}");
        if (plan.Pop3Port is { } pop) counters.Add($"POP3 on {server.Host}:{server.StartPop3(pop, encryption: plan.Encryption).Port}");
        if (plan.ImapPort is { } imap) counters.Add($"IMAP on {server.Host}:{server.StartImap(imap, encryption: plan.Encryption).Port}");
    }

    /// <summary>Says what is open, and shows what happens until it is told to stop.</summary>
    public async Task ShowAsync(TextWriter output, bool quiet, CancellationToken stop)
    {
        await output.WriteLineAsync($"Listening: {string.Join(", ", counters)}. Ctrl-C stops.");
        await output.WriteLineAsync(plan.Folder is null ? "Messages are kept until then, and saved nowhere." : $"Messages go to {Path.GetFullPath(plan.Folder)}.");
        if (plan.Encryption is not Encryption.None) await output.WriteLineAsync($"Clients have to trust its certificate: {WriteCertificate()}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Try it: curl smtp{(plan.Settings.ImplicitTls ? "s" : "")}://{server.Host}:{server.Port} --mail-from me@school.example --mail-rcpt you@home.example -T letter.txt\n"));

        var window = new ConversationWindow(output, quiet, $"{Environment.ProcessId}:{server.Port}", inColour: output == Console.Out && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
        var feed = new FeedReader(scratch?.FullName ?? plan.Folder!);
        try
        {
            await foreach (var happened in feed.FollowAsync(stop)) window.Show(happened);
        }
        catch (OperationCanceledException)
        {
            server.Stop();   // the feed is complete when this returns
            foreach (var happened in feed.ReadNew()) window.Show(happened);
        }
        await output.WriteLineAsync($"Stopped. {window.Stored} {(window.Stored is 1 ? "message" : "messages")}{(plan.Folder is null ? "" : $" in {plan.Folder}")}.");
    }

    string WriteCertificate()
    {
        var path = Path.Combine(scratch?.FullName ?? Path.GetFullPath(plan.Folder!), "certificate.pem");
        File.WriteAllText(path, SelfMadeCertificate.Pem);
        return path;
    }

    public void Dispose()
    {
        server.Stop();
        scratch?.Delete(recursive: true);
    }
}
