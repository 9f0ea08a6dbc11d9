using System.Text;
using FakeMail.Tls;

namespace FakeMail.Tests.Mailbox;

/// <summary>mutt, a mail program that people sit in front of: it wants a terminal, which script(1) gives it.</summary>
public sealed class MuttTests : IDisposable
{
    const string Letter = "From: Ann <ann@school>\r\nTo: bob@home\r\nSubject: letter\r\nDate: Fri, 09 Nov 2001 01:08:47 +0000\r\nMessage-ID: <1@school>\r\n\r\nHello,\r\n.\r\n..two\r\nbye\r\n";

    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Encryption.None)]
    [InlineData(Encryption.OnRequest)]
    public async Task It_reads_and_deletes_over_IMAP(Encryption encryption)
    {
        using var server = FakeMailServer.Start(port: 0);
        Deliver(server, Letter, Letter.Replace("letter", "another", StringComparison.Ordinal));
        using var imap = server.StartImap(port: 0, new() { ["ann"] = "secret" }, encryption);

        await MuttAsync($"imap://ann@127.0.0.1:{imap.Port}/", encryption, "<first-entry><pipe-message>cat > read.eml<enter><delete-message><quit>");

        Assert.True(File.Exists(Path.Combine(folder, "read.eml")), imap.Transcript.ToString());
        Assert.EndsWith("\n\nHello,\n.\n..two\nbye\n", (await File.ReadAllTextAsync(Path.Combine(folder, "read.eml"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(server.Store.Inbox.Messages is [{ Uid: 2 }], imap.Transcript.ToString());
    }

    [Theory]
    [InlineData(Encryption.None)]
    [InlineData(Encryption.OnRequest)]
    public async Task It_collects_over_POP(Encryption encryption)
    {
        using var server = FakeMailServer.Start(port: 0);
        Deliver(server, Letter, Letter);
        using var pop = server.StartPop3(port: 0, new() { ["ann"] = "secret" }, encryption);
        var mailbox = Path.Combine(folder, "mbox");
        await File.WriteAllTextAsync(mailbox, "", TestContext.Current.CancellationToken);

        await MuttAsync(mailbox, encryption, "<fetch-mail><quit>", $"pop_host=pop://ann@127.0.0.1:{pop.Port}/ spoolfile={mailbox}");

        var collected = (await File.ReadAllTextAsync(mailbox, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        Assert.True(collected.Split("\n\nHello,\n.\n..two\nbye\n").Length is 3, pop.Transcript + collected);
        Assert.Empty(server.Store.Inbox.Messages);
    }

    [Fact]
    public async Task It_saves_a_message_to_another_folder()
    {
        using var server = FakeMailServer.Start(port: 0);
        Deliver(server, Letter);
        await server.Store.CreateAsync("Old");
        using var imap = server.StartImap(port: 0, new() { ["ann"] = "secret" });

        await MuttAsync($"imap://ann@127.0.0.1:{imap.Port}/", Encryption.None, "<save-message><kill-line>=Old<enter><quit>", $"folder=imap://ann@127.0.0.1:{imap.Port}/");

        Assert.True(server.Store.TryFind("Old", out var old) && old.Messages is [var saved] && Encoding.ASCII.GetString(saved.Content.Octets) == Letter, imap.Transcript.ToString());
        Assert.Empty(server.Store.Inbox.Messages);
    }

    static void Deliver(FakeMailServer server, params string[] letters)
    {
        foreach (var letter in letters) server.Store.Deliver(MessageContent.Of(Encoding.ASCII.GetBytes(letter)));
    }

    async Task MuttAsync(string where, Encryption encryption, string keys, string settings = "")
    {
        var (mutt, script) = (Tool.Require("mutt"), Tool.Require("script"));
        if (!OperatingSystem.IsLinux()) Assert.Skip("script(1) has other options here.");
        await File.WriteAllTextAsync(Path.Combine(folder, "muttrc"), $"""
            set folder={folder}
            set imap_pass=secret pop_pass=secret pop_delete=yes {settings} record= sleep_time=0 quit=yes delete=yes wait_key=no confirmappend=no confirmcreate=no
            set ssl_starttls={(encryption is Encryption.None ? "no" : "yes")} ssl_force_tls={(encryption is Encryption.None ? "no" : "yes")} certificate_file=trusted.pem ssl_verify_host=no
            push '{keys}'

            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "trusted.pem"), SelfMadeCertificate.Pem, TestContext.Current.CancellationToken);
        // Its keys are all pushed; a pipe that stays open keeps script(1) from typing the end of its input. A timeout(1) in a process group
        // of its own would be stopped for touching the terminal, wherever script's shell does not become it (dash, or no SHELL at all).
        var (exit, output, errors) = await Tool.RunAsync("/bin/sh", ["-c", $"mkfifo keys && exec {script} -qefc 'stty cols 80 rows 24; TERM=xterm HOME={folder} timeout --foreground 30 {mutt} -n -F muttrc -f {where}' /dev/null <>keys"], folder: folder);
        Assert.True(exit is 0, Encoding.Latin1.GetString(output) + errors);
    }
}
