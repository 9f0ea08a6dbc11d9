using System.Globalization;
using System.Text;
using FakeMail.Sasl;
using FakeMail.Tls;
using MailKit.Net.Pop3;
using MailKit.Security;
using MimeKit;

namespace FakeMail.Tests.Pop3;

/// <summary>Clients that people really use.</summary>
public class Pop3ClientTests
{
    static readonly byte[] Dots = "Subject: dots\r\n\r\nHello,\r\n.\r\n..two\r\n.\n.\r\nend\r\n"u8.ToArray();   // with a bare LF, too

    static readonly byte[] Plain = "Subject: dots\r\n\r\nHello,\r\n.\r\n..two\r\n.\r\n.end\r\n"u8.ToArray();   // curl reads lines as they are meant, so it would keep a dot after a bare LF

    static readonly Accounts Ann = new() { ["ann"] = "secret" };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("APOP ann ", SecureSocketOptions.None)]
    [InlineData("PASS ********", SecureSocketOptions.None)]
    [InlineData("AUTH SCRAM-SHA-256", SecureSocketOptions.None)]
    [InlineData("AUTH SCRAM-SHA-1", SecureSocketOptions.None)]
    [InlineData("AUTH CRAM-MD5", SecureSocketOptions.None)]
    [InlineData("AUTH PLAIN", SecureSocketOptions.StartTls)]
    [InlineData("AUTH LOGIN", SecureSocketOptions.SslOnConnect)]
    public async Task MailKit_collects(string login, SecureSocketOptions tls)
    {
        using var server = Filled(3);
        using var pop = server.StartPop3(port: 0, Ann, tls switch { SecureSocketOptions.None => Encryption.None, SecureSocketOptions.StartTls => Encryption.OnRequest, _ => Encryption.FromTheStart });
        using (var client = new Pop3Client { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" })
        {
            await client.ConnectAsync(pop.Host, pop.Port, tls, Cancel);
            Assert.Equal(tls is not SecureSocketOptions.None, client.IsSecure);
            Assert.True(client.Capabilities.HasFlag(Pop3Capabilities.Top | Pop3Capabilities.UIDL | Pop3Capabilities.User | Pop3Capabilities.Pipelining | Pop3Capabilities.ResponseCodes));
            if (!login.StartsWith("APOP", StringComparison.Ordinal)) client.Capabilities &= ~Pop3Capabilities.Apop;
            client.AuthenticationMechanisms.RemoveWhere(mechanism => login != "AUTH " + mechanism);
            await client.AuthenticateAsync("ann", "secret", Cancel);
            Assert.Equal(3, client.Count);
            Assert.Equal(3, (await client.GetMessageUidsAsync(Cancel)).Distinct().Count());
            Assert.Equal("dots", (await client.GetMessageHeadersAsync(0, Cancel))[HeaderId.Subject]);
            foreach (var stream in await client.GetStreamsAsync(0, 3, headersOnly: false, Cancel))
            {
                using var octets = new MemoryStream();
                await stream.CopyToAsync(octets, Cancel);
                Assert.Equal(Dots, octets.ToArray());
            }
            await client.DeleteMessageAsync(1, Cancel);
            await client.DisconnectAsync(quit: true, Cancel);
        }
        Assert.Contains(pop.Transcript.Commands, command => command.StartsWith(login, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", pop.Transcript.ToString(), StringComparison.Ordinal);

        Assert.Equal([1u, 3u], server.Store.Inbox.Messages.Select(message => message.Uid));
    }

    [Fact]
    public async Task MailKit_hears_that_the_password_is_wrong_and_may_try_again()
    {
        using var server = Filled(1);
        using var pop = server.StartPop3(port: 0, Ann);
        using var client = new Pop3Client();
        await client.ConnectAsync(pop.Host, pop.Port, SecureSocketOptions.None, Cancel);
        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync("ann", "wrong", Cancel));
        await client.AuthenticateAsync("ann", "secret", Cancel);
        Assert.Equal(1, client.Count);
        await client.DisconnectAsync(quit: true, Cancel);
    }

    [Fact]
    public async Task Where_anybody_may_log_in_MailKit_may()
    {
        using var server = Filled(1);
        using var pop = server.StartPop3(port: 0);
        using var client = new Pop3Client();
        await client.ConnectAsync(pop.Host, pop.Port, SecureSocketOptions.None, Cancel);
        await client.AuthenticateAsync("whoever", "whatever", Cancel);
        Assert.Equal(1, client.Count);
        await client.DisconnectAsync(quit: true, Cancel);
    }

    [Theory]
    [InlineData(Encryption.OnRequest)]
    [InlineData(Encryption.FromTheStart)]
    public async Task Python_collects_encrypted(Encryption encryption)
    {
        using var server = Filled(1);
        using var pop = server.StartPop3(port: 0, Ann, encryption);
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-", pop.Port.ToString(CultureInfo.InvariantCulture), encryption.ToString()], """
            import poplib, ssl, sys
            c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
            if sys.argv[2] == 'OnRequest':
                p = poplib.POP3('127.0.0.1', int(sys.argv[1]), timeout=20)
                p.stls(c)
                print('STLS' in p.capa())
            else:
                p = poplib.POP3_SSL('127.0.0.1', int(sys.argv[1]), timeout=20, context=c)
                print('STLS' in p.capa())
            p.user('ann'); p.pass_('secret')
            print(p.stat())
            p.quit()
            """u8.ToArray());
        Assert.True(exit is 0, errors);
        Assert.Equal("False\n(1, 45)", Encoding.UTF8.GetString(output).ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task Python_collects()
    {
        using var server = Filled(2);
        using var pop = server.StartPop3(port: 0, Ann);
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-", pop.Port.ToString(CultureInfo.InvariantCulture)], """
            import poplib, sys
            p = poplib.POP3('127.0.0.1', int(sys.argv[1]), timeout=20)
            print('TOP' in p.capa())
            try: p.apop('ann', 'wrong')
            except poplib.error_proto as e: print(e)
            p.apop('ann', 'secret')
            print(p.stat(), p.list()[1], len(p.uidl()[1]), p.uidl(2)[:3])
            print(p.top(1, 1)[1], p.retr(1)[1])
            p.dele(1); p.rset(); p.dele(2); p.noop()
            try: p.retr(2)
            except poplib.error_proto as e: print(e)
            p.quit()
            p = poplib.POP3('127.0.0.1', int(sys.argv[1]), timeout=20)
            p.user('ann'); p.pass_('secret')
            print(p.stat()[0])
            p.quit()
            """u8.ToArray());
        Assert.True(exit is 0, errors);
        Assert.Equal("""
            True
            b'-ERR [AUTH] Wrong name or password'
            (2, 90) [b'1 45', b'2 45'] 2 b'+OK'
            [b'Subject: dots', b'', b'Hello,'] [b'Subject: dots', b'', b'Hello,', b'.', b'..two', b'.', b'.', b'end']
            b'-ERR No such message'
            1
            """.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(output).ReplaceLineEndings("\n").Trim());
    }

    [Theory]
    [InlineData(Encryption.None)]
    [InlineData(Encryption.OnRequest)]
    [InlineData(Encryption.FromTheStart)]
    public async Task Curl_collects(Encryption encryption)
    {
        using var server = Filled(2, Plain);
        using var pop = server.StartPop3(port: 0, Ann, encryption);
        Task<(int ExitCode, byte[] Output, string Errors)> Curl(string path, params string[] more) =>
            Tool.RunAsync(Tool.Require("curl"), ["-sS", "-m", "20", "-u", "ann:secret", "-k", .. encryption is Encryption.None ? (string[])[] : ["--ssl-reqd"],
                $"pop3{(encryption is Encryption.FromTheStart ? "s" : "")}://127.0.0.1:{pop.Port}/{path}", .. more]);

        Assert.Equal("1 44\r\n2 44\r\n", Encoding.ASCII.GetString((await Curl("")).Output));
        Assert.Equal(Plain, (await Curl("1")).Output);
        Assert.Equal("Subject: dots\r\n\r\n", Encoding.ASCII.GetString((await Curl("", "-X", "TOP 1 0")).Output));
        Assert.Equal(0, (await Curl("1", "-X", "DELE", "-I")).ExitCode);
        Assert.Equal("1 44\r\n", Encoding.ASCII.GetString((await Curl("", "-X", "LIST")).Output));
    }

    static FakeMailServer Filled(int messages, byte[]? message = null)
    {
        var server = FakeMailServer.Start(port: 0);
        for (var i = 0; i < messages; i++) server.Store.Deliver(MessageContent.Of(message ?? Dots));
        return server;
    }
}
