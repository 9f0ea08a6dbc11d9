using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Lessons;

namespace Workbook.Tests;

/// <summary>`workbook mail`, as somebody would use it: started, talked to, stopped.</summary>
public sealed class MailTests : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly Cli cli = new();
    readonly List<Process> started = [];

    public void Dispose()
    {
        foreach (var process in started)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
        cli.Dispose();
    }

    [Fact]
    public async Task It_saves_what_it_is_sent_and_prints_the_conversation_as_it_happens()
    {
        var mail = await StartAsync();
        Assert.Equal(250, await SendAsync(mail.Port, "you@home"));
        await mail.UntilAsync("-- message 1, 0001.eml: me@school → you@home");
        Assert.Contains(mail.Printed, line => line.EndsWith("C: MAIL FROM:<me@school>", StringComparison.Ordinal));
        Assert.Contains(mail.Printed, line => line.EndsWith("S: 220 fake.example ESMTP ready", StringComparison.Ordinal));
        Assert.Equal("Subject: hi\r\n\r\nhello\r\n", File.ReadAllText(cli.PathOf("mail/0001.eml")));
    }

    [Fact]
    public async Task Ctrl_C_stops_it_at_once_and_what_it_took_is_there()
    {
        StopTests.SkipWhereSignalsAreIgnored();
        var mail = await StartAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(250, await SendAsync(mail.Port, "you@home"));
        using (var kill = Process.Start("kill", ["-INT", $"{mail.Process.Id}"])) await kill.WaitForExitAsync(Cancel);
        await mail.Process.WaitForExitAsync(Cancel).WaitAsync(Deadline, Cancel);
        await mail.UntilAsync("Stopped. 3 messages in mail.");
        Assert.Equal(0, mail.Process.ExitCode);
        Assert.Equal(["0001.eml", "0002.eml", "0003.eml"], Directory.GetFiles(cli.PathOf("mail"), "*.eml").Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetFiles(cli.PathOf("mail"), "*.part"));
    }

    [Fact]
    public async Task In_memory_it_leaves_nothing_behind()
    {
        StopTests.SkipWhereSignalsAreIgnored();
        var mail = await StartAsync("--memory");
        Assert.Equal(250, await SendAsync(mail.Port, "you@home"));
        await mail.UntilAsync("-- message 1: me@school → you@home");
        using (var kill = Process.Start("kill", ["-INT", $"{mail.Process.Id}"])) await kill.WaitForExitAsync(Cancel);
        await mail.Process.WaitForExitAsync(Cancel).WaitAsync(Deadline, Cancel);
        Assert.Empty(Directory.GetFileSystemEntries(cli.Folder).Select(Path.GetFileName).Except(["jupyter"]));
    }

    [Fact]
    public async Task It_refuses_what_it_is_told_to()
    {
        var mail = await StartAsync("--refuse", "bob@home=551 5.1.6 Bob has moved", "--refuse", "*@spam.example", "--size", "100");
        Assert.Equal(250, await SendAsync(mail.Port, "you@home"));
        Assert.Equal(551, await SendAsync(mail.Port, "bob@home"));
        Assert.Equal(550, await SendAsync(mail.Port, "a@spam.example"));
        Assert.Equal(552, await SendAsync(mail.Port, "you@home", new string('x', 200)));
    }

    [Fact]
    public async Task It_hands_out_over_POP3_and_IMAP_what_it_took_over_SMTP_from_those_who_may()
    {
        var mail = await StartAsync("--pop3", "0", "--imap", "0", "--user", "ann:secret");
        Assert.Equal(530, await SendAsync(mail.Port, "you@home"));

        using var smtp = new MailKit.Net.Smtp.SmtpClient();
        await smtp.ConnectAsync("127.0.0.1", mail.Port, MailKit.Security.SecureSocketOptions.None, Cancel);
        await smtp.AuthenticateAsync("ann", "secret", Cancel);
        await smtp.SendAsync(MimeKit.MimeMessage.Load(new MemoryStream("From: a@x\r\nTo: b@x\r\nSubject: hi\r\n\r\nhello\r\n"u8.ToArray()), Cancel), Cancel);

        using var pop = new MailKit.Net.Pop3.Pop3Client();
        await pop.ConnectAsync("127.0.0.1", mail.PortOf("POP3"), MailKit.Security.SecureSocketOptions.None, Cancel);
        await pop.AuthenticateAsync("ann", "secret", Cancel);
        Assert.Equal("hi", (await pop.GetMessageAsync(0, Cancel)).Subject);

        using var imap = new MailKit.Net.Imap.ImapClient();
        await imap.ConnectAsync("127.0.0.1", mail.PortOf("IMAP"), MailKit.Security.SecureSocketOptions.None, Cancel);
        await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(() => imap.AuthenticateAsync("ann", "wrong", Cancel));
        await imap.AuthenticateAsync("ann", "secret", Cancel);
        await imap.Inbox!.OpenAsync(MailKit.FolderAccess.ReadOnly, Cancel);
        Assert.Equal(1, imap.Inbox.Count);
    }

    [Fact]
    public async Task What_it_cannot_do_is_told_in_one_sentence()
    {
        var mail = await StartAsync();
        (await cli.RunAsync(["mail", "--port", $"{mail.Port}"])).IsMisuse($"Port {mail.Port} is in use by another program.");
        (await cli.RunAsync(["mail", "--port", "70000"])).IsMisuse("--port needs a number from 0 to 65535");
        (await cli.RunAsync(["mail", "--port", "0", "--user", "ann"])).IsMisuse("--user takes a name and a password, as in ann:secret");
        (await cli.RunAsync(["mail", "--port", "0", "--refuse", "bob"])).IsMisuse("'bob' is none of them");
        (await cli.RunAsync(["mail", "--port", "0", "--refuse", "b@x=250 fine"])).IsMisuse("is no refusal");
        await File.WriteAllTextAsync(cli.PathOf("taken"), "", Cancel);
        (await cli.RunAsync(["mail", "--port", "0", "--folder", "taken"])).IsMisuse("taken");
    }

    async Task<Running> StartAsync(params string[] args)
    {
        var process = cli.Start(["mail", "--port", "0", .. args]);
        started.Add(process);
        var running = new Running(process);
        await running.UntilAsync("Try it: ");
        return running;
    }

    static async Task<int> SendAsync(int port, string to, string body = "hello")
    {
        using var smtp = await SmtpDialogue.ConnectAsync("127.0.0.1", port, stop: Cancel);
        await smtp.ReadReplyAsync(Cancel);
        foreach (var command in new[] { "EHLO me", "MAIL FROM:<me@school>", $"RCPT TO:<{to}>", "DATA" })
            if ((await smtp.CommandAsync(command, Cancel)).Code is >= 400 and var refusal) return refusal;
        return (await smtp.SendMessageAsync($"Subject: hi\r\n\r\n{body}\r\n", Cancel)).Code;
    }

    /// <summary>A mail server in a process of its own, and what it has printed.</summary>
    sealed class Running
    {
        readonly List<string> printed = [];
        readonly Task reading;
        TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Running(Process process)
        {
            Process = process;
            reading = Task.Run(async () =>
            {
                while (await process.StandardOutput.ReadLineAsync() is { } line) Add(line);
            });
        }

        public Process Process { get; }

        public IReadOnlyList<string> Printed { get { lock (printed) return [.. printed]; } }

        public int Port => PortOf("SMTP");

        public int PortOf(string protocol) => int.Parse(Regex.Match(Printed[0], $@"{protocol} on 127\.0\.0\.1:(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        public async Task UntilAsync(string text)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            deadline.CancelAfter(Deadline);
            while (true)
            {
                Task next;
                lock (printed)
                {
                    if (printed.Exists(line => line.Contains(text, StringComparison.Ordinal))) return;
                    next = more.Task;
                }
                Assert.False(reading.IsCompleted && !Printed.Any(line => line.Contains(text, StringComparison.Ordinal)), $"It ended without \"{text}\": {string.Join('\n', Printed)}");
                await Task.WhenAny(next, reading).WaitAsync(deadline.Token);
            }
        }

        void Add(string line)
        {
            lock (printed)
            {
                printed.Add(line);
                more.SetResult();
                more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
