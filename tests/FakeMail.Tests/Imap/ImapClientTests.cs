using System.Globalization;
using System.Text;
using FakeMail.Sasl;
using FakeMail.Tls;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace FakeMail.Tests.Imap;

/// <summary>Clients that people really use.</summary>
public sealed class ImapClientTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    const string Letter = "From: Ann <ann@school>\r\nTo: bob@home\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Fri, 09 Nov 2001 01:08:47 +0000\r\nMessage-ID: <1@school>\r\n" +
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nfor old readers\r\n--b\r\n\r\nHello,\r\n.\r\nbye\r\n--b\r\nContent-Type: image/png; name=\"a b.png\"\r\nContent-Disposition: attachment; filename=\"a b.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";

    static readonly Accounts Ann = new() { ["ann"] = "secret" };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("LOGIN ann ********", SecureSocketOptions.None)]
    [InlineData("AUTHENTICATE SCRAM-SHA-256", SecureSocketOptions.None)]
    [InlineData("AUTHENTICATE SCRAM-SHA-1", SecureSocketOptions.None)]
    [InlineData("AUTHENTICATE CRAM-MD5", SecureSocketOptions.None)]
    [InlineData("AUTHENTICATE PLAIN", SecureSocketOptions.StartTls)]
    [InlineData("AUTHENTICATE LOGIN", SecureSocketOptions.SslOnConnect)]
    public async Task MailKit_logs_in(string login, SecureSocketOptions tls)
    {
        using var server = FakeMailServer.Start(port: 0);
        using var imap = server.StartImap(port: 0, Ann, tls switch { SecureSocketOptions.None => Encryption.None, SecureSocketOptions.StartTls => Encryption.OnRequest, _ => Encryption.FromTheStart });
        using var client = new ImapClient { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" };
        await client.ConnectAsync(imap.Host, imap.Port, tls, Cancel);
        Assert.Equal(tls is not SecureSocketOptions.None, client.IsSecure);
        client.AuthenticationMechanisms.RemoveWhere(mechanism => login != "AUTHENTICATE " + mechanism);
        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync("ann", "wrong", Cancel));
        await client.AuthenticateAsync("ann", "secret", Cancel);
        Assert.True(client.IsAuthenticated);
        await client.DisconnectAsync(quit: true, Cancel);
        Assert.Contains(imap.Transcript.Commands, command => command.Contains(login, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", imap.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailKit_lists_selects_searches_fetches_flags_copies_moves_appends_and_expunges()
    {
        using var server = Filled(3);
        using var imap = server.StartImap(port: 0);
        using var client = await ConnectAsync(imap);
        var inbox = client.Inbox!;
        await inbox.OpenAsync(FolderAccess.ReadWrite, Cancel);
        Assert.Equal((3, 3), (inbox.Count, inbox.Recent));

        var summaries = await inbox.FetchAsync(0, -1, MessageSummaryItems.All | MessageSummaryItems.UniqueId | MessageSummaryItems.BodyStructure | MessageSummaryItems.InternalDate, Cancel);
        Assert.Equal(["Grüße", "Grüße", "Grüße"], summaries.Select(summary => summary.Envelope!.Subject));
        Assert.Equal("ann@school", summaries[0].Envelope!.From.Mailboxes.Single().Address);
        Assert.Equal((uint)Letter.Length, summaries[0].Size);
        Assert.Equal("a b.png", Assert.Single(summaries[0].Attachments).FileName);

        var picture = (MimePart)await inbox.GetBodyPartAsync(summaries[0].UniqueId, summaries[0].Attachments.Single(), Cancel);
        using var decoded = new MemoryStream();
        await picture.Content!.DecodeToAsync(decoded, Cancel);
        Assert.Equal(Convert.FromBase64String("iVBORw0KGgo="), decoded.ToArray());
        Assert.Equal("Hello,\r\n.\r\nbye", ((TextPart)await inbox.GetBodyPartAsync(summaries[0].UniqueId, summaries[0].TextBody!, Cancel)).Text.ReplaceLineEndings("\r\n"));
        Assert.Equal("Grüße", (await inbox.GetHeadersAsync(summaries[1].UniqueId, Cancel))[HeaderId.Subject]);
        using (var whole = await inbox.GetStreamAsync(summaries[1].UniqueId, Cancel))
        using (var octets = new MemoryStream())
        {
            await whole.CopyToAsync(octets, Cancel);
            Assert.Equal(Letter, Encoding.Latin1.GetString(octets.ToArray()));
        }

        Assert.Equal(3, (await inbox.SearchAsync(SearchQuery.SubjectContains("grüße").And(SearchQuery.DeliveredAfter(new(2001, 1, 1))), Cancel)).Count);
        Assert.Equal([summaries[2].UniqueId], await inbox.SearchAsync(SearchQuery.Uids([summaries[2].UniqueId]).And(SearchQuery.Not(SearchQuery.Answered)), Cancel));
        await inbox.AddFlagsAsync(summaries[0].UniqueId, MessageFlags.Answered | MessageFlags.Flagged, new HashSet<string> { "work" }, silent: false, Cancel);
        Assert.Equal([summaries[0].UniqueId], await inbox.SearchAsync(SearchQuery.Answered.And(SearchQuery.HasKeyword("work")), Cancel));

        var archive = await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync("Archiv für 2001", isMessageFolder: true, Cancel);
        var copied = await inbox.CopyToAsync(summaries[0].UniqueId, archive!, Cancel);
        Assert.Equal(1u, copied!.Value.Id);
        await inbox.MoveToAsync(summaries[1].UniqueId, archive!, Cancel);
        Assert.Equal(2, inbox.Count);
        var appended = await archive!.AppendAsync(new AppendRequest(await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(Letter)), Cancel), MessageFlags.Seen, new DateTimeOffset(2001, 11, 9, 1, 8, 47, TimeSpan.FromHours(1))), Cancel);
        Assert.Equal(3u, appended!.Value.Id);

        await inbox.AddFlagsAsync(summaries[2].UniqueId, MessageFlags.Deleted, silent: true, Cancel);
        await inbox.ExpungeAsync(Cancel);
        Assert.Equal(1, inbox.Count);

        await archive.OpenAsync(FolderAccess.ReadOnly, Cancel);
        var archived = await archive.FetchAsync(0, -1, MessageSummaryItems.Flags | MessageSummaryItems.InternalDate | MessageSummaryItems.UniqueId, Cancel);
        Assert.Equal(3, archived.Count);
        Assert.Equal(MessageFlags.Seen, archived[2].Flags!.Value & MessageFlags.Seen);
        Assert.Equal(new DateTimeOffset(2001, 11, 9, 1, 8, 47, TimeSpan.FromHours(1)), archived[2].InternalDate);
        Assert.Equal(["INBOX", "Archiv für 2001"], (await client.GetFoldersAsync(client.PersonalNamespaces[0], cancellationToken: Cancel)).Select(folder => folder.FullName));
        await archive.CloseAsync(cancellationToken: Cancel);
        await archive.RenameAsync(client.GetFolder(client.PersonalNamespaces[0]), "Archiv", Cancel);
        await archive.DeleteAsync(Cancel);
        await client.DisconnectAsync(quit: true, Cancel);
        Assert.Equal(["INBOX"], server.Store.Folders.Select(folder => folder.Name));
    }

    [Fact]
    public async Task MailKit_hears_at_once_of_what_arrives_while_it_idles()
    {
        using var server = Filled(1);
        using var imap = server.StartImap(port: 0);
        using var client = await ConnectAsync(imap);
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly, Cancel);
        var arrived = new TaskCompletionSource();
        client.Inbox.CountChanged += (_, _) => arrived.TrySetResult();
        using var done = new CancellationTokenSource();
        var idling = client.IdleAsync(done.Token, Cancel);
        while (!imap.Transcript.ToString().Contains("Idling", StringComparison.Ordinal)) await Task.Delay(5, Cancel);
        server.Store.Deliver(MessageContent.Of(Encoding.Latin1.GetBytes(Letter)));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        await done.CancelAsync();
        await idling;
        Assert.Equal(2, client.Inbox.Count);
        await client.DisconnectAsync(quit: true, Cancel);
    }

    [Fact]
    public async Task Python_does_what_imaplib_can()
    {
        using var server = Filled(3);
        using var imap = server.StartImap(port: 0, Ann);
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-", imap.Port.ToString(CultureInfo.InvariantCulture)], """
            import imaplib, sys
            m = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
            try: m.login('ann', 'wrong')
            except imaplib.IMAP4.error as e: print(e)
            m.login_cram_md5('ann', 'secret')
            print(m.list(), m.lsub(), m.namespace())
            print(m.select()[1], m.response('UIDNEXT')[1], m.recent()[1])
            print(m.search(None, 'ALL'), m.search(None, 'SUBJECT', '"none"'), m.uid('SEARCH', 'CHARSET', 'UTF-8', 'UNSEEN'))
            t, d = m.fetch('1', '(RFC822)')
            print(d[0][0], len(d[0][1]), d[1])
            print(m.fetch('2', '(BODY.PEEK[HEADER.FIELDS (SUBJECT)] BODY.PEEK[1]<0.5>)')[1])
            print(m.store('1', '+FLAGS', r'(\Deleted)')[1], m.store('2', 'FLAGS.SILENT', 'mine')[1])
            print(m.create('Work/2001'), m.copy('2', 'Work/2001')[0], m.append('"Work"', r'\Seen', imaplib.Time2Internaldate(1005268127), b'Subject: x\r\n\r\nhello\r\n')[0])
            print(m.status('Work/2001', '(MESSAGES UNSEEN)'), m.expunge(), m.subscribe('Work'), m.lsub()[1])
            print(m.uid('MOVE', '2', 'Work'), m.noop(), m.check()[0], m.rename('Work', 'Play'), m.list('""', '%')[1])
            print(m.unselect()[0], m.examine() if hasattr(m, 'examine') else m.select(readonly=True)[1], m.close()[0], m.delete('Play/2001'), m.logout())
            """u8.ToArray());
        Assert.True(exit is 0, errors + Encoding.UTF8.GetString(output));
        Assert.Equal("""
            b'[AUTHENTICATIONFAILED] Wrong name or password'
            ('OK', [b'(\\HasNoChildren) "/" "INBOX"']) ('OK', [b'(\\HasNoChildren) "/" "INBOX"']) ('OK', [b'(("" "/")) NIL NIL'])
            [b'3'] [b'4'] [b'3']
            ('OK', [b'1 2 3']) ('OK', [b'']) ('OK', [b'1 2 3'])
            b'1 (RFC822 {400}' 400 b' FLAGS (\\Seen \\Recent))'
            [(b'2 (BODY[HEADER.FIELDS (SUBJECT)] {40}', b'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\n'), (b' BODY[1]<0> {5}', b'Hello'), b')']
            [b'1 (FLAGS (\\Deleted \\Seen \\Recent))'] [None]
            ('OK', [b'Created']) OK OK
            ('OK', [b'"Work/2001" (MESSAGES 1 UNSEEN 1)']) ('OK', [b'1']) ('OK', [b'Subscribed']) [b'(\\HasNoChildren) "/" "INBOX"', b'(\\HasChildren) "/" "Work"']
            ('OK', [None]) ('OK', [b'Nothing done']) OK ('OK', [b'Renamed']) [b'(\\HasNoChildren) "/" "INBOX"', b'(\\HasChildren) "/" "Play"']
            OK [b'1'] OK ('OK', [b'Deleted']) ('BYE', [b'Until next time'])
            """.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(output).ReplaceLineEndings("\n").Trim());
    }

    [Theory]
    [InlineData(Encryption.OnRequest)]
    [InlineData(Encryption.FromTheStart)]
    public async Task Python_logs_in_encrypted(Encryption encryption)
    {
        using var server = Filled(1);
        using var imap = server.StartImap(port: 0, Ann, encryption);
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-", imap.Port.ToString(CultureInfo.InvariantCulture), encryption.ToString()], """
            import imaplib, ssl, sys
            c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
            if sys.argv[2] == 'OnRequest':
                m = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
                m.starttls(c)
            else:
                m = imaplib.IMAP4_SSL('127.0.0.1', int(sys.argv[1]), ssl_context=c)
            m.authenticate('PLAIN', lambda _: b'\0ann\0secret')
            print(m.select()[1], 'STARTTLS' in m.capabilities)
            m.logout()
            """u8.ToArray());
        Assert.True(exit is 0, errors);
        Assert.Equal("[b'1'] False", Encoding.UTF8.GetString(output).Trim());
    }

    [Theory]
    [InlineData(Encryption.None)]
    [InlineData(Encryption.OnRequest)]
    [InlineData(Encryption.FromTheStart)]
    public async Task Curl_lists_fetches_searches_and_appends(Encryption encryption)
    {
        using var server = Filled(2);
        using var imap = server.StartImap(port: 0, Ann, encryption);
        await File.WriteAllTextAsync(Path.Combine(folder, "new.eml"), "Subject: new\r\n\r\nhello\r\n", Cancel);
        async Task<string> Curl(string path, params string[] more)
        {
            var (exit, output, errors) = await Tool.RunAsync(Tool.Require("curl"), ["-sS", "-m", "20", "-u", "ann:secret", "-k", .. encryption is Encryption.None ? (string[])[] : ["--ssl-reqd"],
                $"imap{(encryption is Encryption.FromTheStart ? "s" : "")}://127.0.0.1:{imap.Port}/{path}", .. more], folder: folder);
            Assert.True(exit is 0, errors + imap.Transcript);
            return Encoding.Latin1.GetString(output);
        }

        Assert.Equal("* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\n", await Curl(""));
        Assert.Equal(Letter, await Curl("INBOX;UID=2"));
        Assert.Equal("Hello,\r\n.\r\nbye", await Curl("INBOX;UID=2;SECTION=1"));
        Assert.Equal("* SEARCH 1 2\r\n", await Curl("INBOX?FROM%20ann"));
        await Curl("INBOX", "-T", "new.eml");
        Assert.Equal("Subject: new\r\n\r\nhello\r\n", await Curl("INBOX;UID=3"));
        await Curl("INBOX", "-X", "STORE 1 +FLAGS \\Deleted");
        await Curl("INBOX", "-X", "EXPUNGE");
        Assert.Equal([2u, 3u], server.Store.Inbox.Messages.Select(message => message.Uid));
    }

    static async Task<ImapClient> ConnectAsync(FakeMail.Imap.ImapServer imap)
    {
        var client = new ImapClient();
        await client.ConnectAsync(imap.Host, imap.Port, SecureSocketOptions.None, Cancel);
        await client.AuthenticateAsync("whoever", "whatever", Cancel);
        return client;
    }

    static FakeMailServer Filled(int messages)
    {
        var server = FakeMailServer.Start(port: 0, clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero)));
        for (var i = 0; i < messages; i++) server.Store.Deliver(MessageContent.Of(Encoding.Latin1.GetBytes(Letter)));
        return server;
    }
}
