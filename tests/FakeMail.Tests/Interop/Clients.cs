using System.Net;
using System.Text;
using System.Text.Json;
using MailKit.Security;
using MimeKit;

namespace FakeMail.Tests.Interop;

/// <summary>The programs that people send mail with, each told to do an errand in its own way.</summary>
static class Clients
{
    const string OnlyAscii = "never asks for SMTPUTF8";

    public static readonly MailClient[] All =
    [
        new("MailKit", [], Fidelity.Body, MailKitAsync),
        new("System.Net.Mail", [], Fidelity.Any, SystemNetMailAsync),
        new("Python smtplib", ["python3"], Fidelity.Letter, errand => ScriptAsync("python3", ["-"], Python, errand)),
        new("Perl Net::SMTP", ["perl"], Fidelity.Letter, errand => ScriptAsync("perl", ["-"], Perl, errand))
            { Part = ("IO::Socket::SSL or Authen::SASL", ["-MIO::Socket::SSL", "-MAuthen::SASL", "-e", "1"]), Cannot = { [Chore.Utf8] = OnlyAscii } },
        new("nodemailer", ["node"], Fidelity.Letter, errand => ScriptAsync("node", ["-"], Node, errand))
            { Part = ("nodemailer", ["-e", $"require({JsonSerializer.Serialize(Path.Combine(Relays.Here, "node_modules", "nodemailer"))})"]) },
        new("curl", ["curl"], Fidelity.Letter, errand => RunAsync("curl",
            ["-sS", "--crlf", .. errand.Encrypts ? (string[])["--ssl-reqd", "--cacert", errand.Certificate] : [], .. errand.LogsIn ? (string[])["--user", $"{Errand.User}:{Errand.Password}"] : [],
             $"smtp://127.0.0.1:{errand.Port}/c.example", "--mail-from", errand.Sender, "--mail-rcpt", errand.Recipient, "-T", errand.UnixLetterFile])),
        new("swaks", ["swaks"], Fidelity.Letter, errand => RunAsync("swaks",
            ["--server", $"127.0.0.1:{errand.Port}", "--ehlo", "c.example", "--from", errand.Sender, "--to", errand.Recipient, "--data", $"@{errand.UnixLetterFile}", "--hide-all",
             .. errand.Encrypts ? (string[])["--tls"] : [], .. errand.LogsIn ? (string[])["--auth", "CRAM-MD5", "--auth-user", Errand.User, "--auth-password", Errand.Password] : []])) { Cannot = { [Chore.Utf8] = OnlyAscii } },
        new("msmtp", ["msmtp"], Fidelity.Letter, errand => RunAsync("msmtp",
            ["-C", "/dev/null", "--host=127.0.0.1", $"--port={errand.Port}", $"--from={errand.Sender}", .. errand.Encrypts ? (string[])["--tls=on", $"--tls-trust-file={errand.Certificate}"] : [],
             .. errand.LogsIn ? (string[])["--auth=scram-sha-256", $"--user={Errand.User}", $"--passwordeval=echo {Errand.Password}"] : [], errand.Recipient], errand.UnixLetterFile)) { Cannot = { [Chore.Utf8] = OnlyAscii } },
        new("mutt", ["mutt"], Fidelity.Body, MuttAsync),
        new("s-nail", ["s-nail"], Fidelity.Body, SNailAsync) { Cannot = { [Chore.Utf8] = "refuses such an address itself" } },
        new("git send-email", ["git"], Fidelity.Body, GitAsync) { Part = ("git-email", ["send-email", "--dump-aliases"]), Cannot = { [Chore.Utf8] = OnlyAscii } },
        new("bash", ["bash"], Fidelity.Letter, errand => ScriptAsync("bash", ["-s"], Bash, errand)) { Cannot = { [Chore.Tls] = "has no TLS", [Chore.Login] = "has no TLS" } },
        new("smtp-source", ["smtp-source"], Fidelity.Any, errand => RunAsync("smtp-source",
            ["-s", "1", "-m", "1", "-l", errand.Chore is Chore.Large ? "25000000" : "1024", "-f", errand.Sender, "-t", errand.Recipient, $"127.0.0.1:{errand.Port}"]))
            { Cannot = { [Chore.Tls] = "has no TLS", [Chore.Login] = "has no login", [Chore.Utf8] = OnlyAscii } },
        new("Exim, relaying", ["exim4"], Fidelity.Body, Relays.EximAsync),
        new("Postfix, relaying", ["postfix"], Fidelity.Body, Relays.PostfixAsync),
    ];

    static async Task MailKitAsync(Errand errand)
    {
        using var client = new MailKit.Net.Smtp.SmtpClient { ServerCertificateValidationCallback = (_, shown, _, _) => shown!.Equals(Tls.SelfMadeCertificate.Instance) };
        await client.ConnectAsync(errand.Server.Host, errand.Server.Port, errand.Encrypts ? SecureSocketOptions.StartTls : SecureSocketOptions.None);
        if (errand.LogsIn) await client.AuthenticateAsync(Errand.User, Errand.Password);
        var letter = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(errand.Letter)));
        await client.SendAsync(new FormatOptions { International = errand.Chore is Chore.Utf8, NewLineFormat = NewLineFormat.Dos }, letter, new("", errand.Sender), [new("", errand.Recipient)]);
        await client.DisconnectAsync(quit: true);
    }

    static async Task SystemNetMailAsync(Errand errand)
    {
#pragma warning disable SYSLIB0014   // the only way to tell this client whom to trust
        ServicePointManager.ServerCertificateValidationCallback = (_, shown, _, _) => shown!.Equals(Tls.SelfMadeCertificate.Instance);
#pragma warning restore SYSLIB0014
        using var client = new System.Net.Mail.SmtpClient(errand.Server.Host, errand.Server.Port)
        {
            EnableSsl = errand.Encrypts,
            Credentials = errand.LogsIn ? new NetworkCredential(Errand.User, Errand.Password) : null,
            DeliveryFormat = errand.Chore is Chore.Utf8 ? System.Net.Mail.SmtpDeliveryFormat.International : System.Net.Mail.SmtpDeliveryFormat.SevenBit,
        };
        using var message = new System.Net.Mail.MailMessage(errand.Sender, errand.Recipient, "interop", errand.Body);
        await client.SendMailAsync(message);
    }

    // It says EHLO only where it would encrypt, and gives up where that is not known.
    static Task MuttAsync(Errand errand) => RunAsync("mutt",
    [
        "-n", "-F", "/dev/null", .. Settings(
            $"smtp_url=smtp://{(errand.LogsIn ? $"{Errand.User}:{Errand.Password}@" : "")}127.0.0.1:{errand.Port}/", $"from={errand.Sender}", "copy=no", "use_envelope_from=yes",
            $"ssl_starttls={(errand.Server.Settings.Extended ? "yes" : "no")}", $"ssl_force_tls={(errand.Encrypts ? "yes" : "no")}", $"certificate_file={errand.Certificate}", "smtp_authenticators=cram-md5:plain"),
        "-s", "interop", errand.Recipient,
    ], errand.UnixBodyFile);

    static IEnumerable<string> Settings(params string[] settings) => settings.SelectMany(setting => new[] { "-e", $"set {setting.Split('=', 2)[0]}=\"{setting.Split('=', 2)[1]}\"" });

    static Task SNailAsync(Errand errand) => RunAsync("s-nail",
    [
        "-:/", "-Sv15-compat", $"-Smta=smtp://{(errand.LogsIn ? $"{Errand.User}:{Errand.Password}@" : "")}localhost:{errand.Port}",   // it looks for no address in a certificate
        errand.LogsIn ? "-Ssmtp-auth=login" : "-Ssmtp-auth=none", .. errand.Encrypts ? (string[])["-Ssmtp-use-starttls", "-Stls-verify=strict", $"-Stls-ca-file={errand.Certificate}"] : [],
        "-Snosave", $"-Sfrom={errand.Sender}", "-Shostname=x.example", "-s", "interop", errand.Recipient,
    ], errand.UnixBodyFile);

    static async Task GitAsync(Errand errand)
    {
        var patch = errand.PathOf("0001-interop.patch");
        await File.WriteAllTextAsync(patch, $"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Ann <{errand.Sender}>\nDate: Fri, 9 Nov 2001 01:08:47 +0000\nSubject: [PATCH] interop\n\n{errand.Body.ReplaceLineEndings("\n")}");
        await RunAsync("git",
        [
            "send-email", $"--from=Ann <{errand.Sender}>", $"--to={errand.Recipient}", "--suppress-cc=all", "--smtp-server=127.0.0.1", $"--smtp-server-port={errand.Port}", "--confirm=never", "--quiet", "--no-validate",
            .. errand.Encrypts ? (string[])["--smtp-encryption=tls", $"--smtp-ssl-cert-path={errand.Certificate}"] : [],
            .. errand.LogsIn ? (string[])[$"--smtp-user={Errand.User}", $"--smtp-pass={Errand.Password}", "--smtp-auth=PLAIN"] : [], patch,
        ], folder: errand.Folder);
    }

    const string Python = """
        import os, smtplib, ssl
        e = os.environ
        s = smtplib.SMTP('127.0.0.1', int(e['PORT']), local_hostname='c.example', timeout=60)
        if e['ENCRYPTS']: s.starttls(context=ssl.create_default_context(cafile=e['CERTIFICATE']))
        if e['LOGS_IN']: s.login(e['USER_NAME'], e['PASSWORD'])
        letter = open(e['LETTER'], 'rb').read()
        utf8 = not (e['SENDER'] + e['RECIPIENT']).isascii()
        refused = s.sendmail(e['SENDER'], [e['RECIPIENT']], letter, mail_options=['SMTPUTF8', 'BODY=8BITMIME'] if utf8 else [])
        assert not refused
        s.quit()
        """;

    const string Perl = """
        use Net::SMTP;
        my $s = Net::SMTP->new('127.0.0.1', Port => $ENV{PORT}, Hello => 'c.example', Timeout => 60) or die "connect: $@";
        if ($ENV{ENCRYPTS}) { $s->starttls(SSL_ca_file => $ENV{CERTIFICATE}, SSL_verifycn_name => 'fake.example') or die 'starttls: ' . $s->message; }
        if ($ENV{LOGS_IN}) { $s->auth($ENV{USER_NAME}, $ENV{PASSWORD}) or die 'auth: ' . $s->message; }
        $s->mail($ENV{SENDER}) or die $s->message; $s->to($ENV{RECIPIENT}) or die $s->message;
        open my $f, '<:raw', $ENV{UNIX_LETTER} or die;
        $s->data() or die $s->message; while (read $f, my $piece, 65536) { $s->datasend($piece) or die 'send'; } $s->dataend() or die $s->message;
        $s->quit;
        """;

    const string Node = """
        const e = process.env, fs = require('fs'), nodemailer = require(e.NODE_MODULES + '/nodemailer');
        nodemailer.createTransport({ host: '127.0.0.1', port: +e.PORT, name: 'c.example', ignoreTLS: !e.ENCRYPTS, requireTLS: !!e.ENCRYPTS,
            tls: { ca: fs.readFileSync(e.CERTIFICATE), servername: 'fake.example' }, auth: e.LOGS_IN ? { user: e.USER_NAME, pass: e.PASSWORD } : undefined })
          .sendMail({ envelope: { from: e.SENDER, to: [e.RECIPIENT] }, raw: fs.createReadStream(e.LETTER) })
          .then(info => process.exit(info.rejected.length), error => { console.error(error.message); process.exit(1); });
        """;

    const string Bash = """
        set -e
        exec 7<>/dev/tcp/127.0.0.1/$PORT
        hear() { local l; while read -r l <&7; do l=${l%$'\r'}; [[ $l == $1* ]] || { echo "$l" >&2; exit 1; }; [[ ${l:3:1} == - ]] || break; done; }
        say() { printf '%s\r\n' "$1" >&7; hear "$2"; }
        hear 220
        if [ -n "$UTF8" ]; then say "EHLO c.example" 250; more=" SMTPUTF8"; else say "HELO c.example" 250; fi
        say "MAIL FROM:<$SENDER>$more" 250
        say "RCPT TO:<$RECIPIENT>" 250
        say "DATA" 354
        sed 's/^\./../' "$LETTER" >&7
        say "." 250
        say "QUIT" 221
        """;

    static Task ScriptAsync(string program, string[] arguments, string script, Errand errand) => Relays.RunAsync(program, arguments, Encoding.UTF8.GetBytes(script), new()
    {
        ["PORT"] = errand.Port, ["SENDER"] = errand.Sender, ["RECIPIENT"] = errand.Recipient, ["LETTER"] = errand.LetterFile, ["UNIX_LETTER"] = errand.UnixLetterFile,
        ["CERTIFICATE"] = errand.Certificate, ["ENCRYPTS"] = errand.Encrypts ? "1" : "", ["LOGS_IN"] = errand.LogsIn ? "1" : "", ["USER_NAME"] = Errand.User, ["PASSWORD"] = Errand.Password,
        ["UTF8"] = errand.Chore is Chore.Utf8 ? "1" : "", ["NODE_MODULES"] = Path.Combine(Relays.Here, "node_modules"),
    });

    static async Task RunAsync(string program, string[] arguments, string? inputFile = null, string? folder = null) =>
        await Relays.RunAsync(program, arguments, inputFile is null ? [] : await File.ReadAllBytesAsync(inputFile), [], folder);
}
