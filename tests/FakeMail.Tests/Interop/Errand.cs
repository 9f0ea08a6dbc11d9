using FakeMail.Sasl;
using FakeMail.Smtp;
using FakeMail.Tls;

namespace FakeMail.Tests.Interop;

/// <summary>What a server offers to a client: everything that it knows, or only what RFC 821 has.</summary>
public enum Offer { All, None }

/// <summary>What a client is to do.</summary>
public enum Chore { Plain, Tls, Login, Large, Utf8 }

/// <summary>One letter, a server to hand it to, and how.</summary>
sealed class Errand : IDisposable
{
    public const string User = "ann", Password = "secret", From = "ann@x.example", To = "bob@y.example", Utf8From = "灯台@x.example", Utf8To = "josé@y.example";

    static readonly string Line = new('x', 70);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("interop-");

    public Errand(Offer offer, Chore task)
    {
        Chore = task;
        Server = FakeMailServer.Start(port: 0, settings: offer is Offer.None ? new() { Extended = false, MaxMessageSize = 64 << 20 } : new()
        {
            Extensions = task is Chore.Tls or Chore.Login ? SmtpExtensions.All : SmtpExtensions.All & ~SmtpExtensions.StartTls,
            Accounts = new Accounts { [User] = Password },
            RequireLogin = task is Chore.Login,
            RequireTls = task is Chore.Tls or Chore.Login,
            MaxMessageSize = 64 << 20,
        });
        File.WriteAllText(Certificate = PathOf("certificate.pem"), SelfMadeCertificate.Pem);
        // The letter has what goes wrong: dots at the beginnings of lines, an empty line at the end.
        var lines = task is Chore.Large ? Enumerable.Repeat(Line, 25_000_000 / (Line.Length + 2)) : ["Hello,", ".", "..two", "", "the end", ""];
        Body = string.Concat(lines.Select(line => line + "\r\n"));
        Letter = $"From: <{Sender}>\r\nTo: <{Recipient}>\r\nSubject: interop\r\nDate: Fri, 09 Nov 2001 01:08:47 +0000\r\nMessage-ID: <1@x.example>\r\n\r\n{Body}";
        File.WriteAllText(LetterFile = PathOf("letter.eml"), Letter);
        File.WriteAllText(UnixLetterFile = PathOf("letter.txt"), Letter.ReplaceLineEndings("\n"));
        File.WriteAllText(UnixBodyFile = PathOf("body.txt"), Body.ReplaceLineEndings("\n"));
    }

    public Chore Chore { get; }

    public FakeMailServer Server { get; }

    public string Port => Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Certificate { get; }

    public string Body { get; }

    public string Letter { get; }

    public string LetterFile { get; }

    public string UnixLetterFile { get; }

    public string UnixBodyFile { get; }

    public bool Encrypts => Chore is Chore.Tls or Chore.Login;

    public bool LogsIn => Chore is Chore.Login;

    public string Sender => Chore is Chore.Utf8 ? Utf8From : From;

    public string Recipient => Chore is Chore.Utf8 ? Utf8To : To;

    public string Folder => folder.FullName;

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        Server.Dispose();
        folder.Delete(recursive: true);
    }
}
