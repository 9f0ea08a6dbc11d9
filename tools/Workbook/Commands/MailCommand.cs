using System.CommandLine;
using FakeMail;
using FakeMail.Smtp;
using FakeMail.Tls;
using Workbook.Mail;

namespace Workbook.Commands;

/// <summary>`workbook mail`: the fake mail server on its own.</summary>
static class MailCommand
{
    static readonly Option<int> Port = new("--port") { Description = "Listen on this port; 0 takes any that is free.", HelpName = "N", DefaultValueFactory = _ => 8025 };
    static readonly Option<string> Folder = new("--folder") { Description = "Save messages here, as .eml files.", HelpName = "DIR", DefaultValueFactory = _ => "mail" };
    static readonly Option<bool> Memory = new("--memory") { Description = "Save nothing: messages are gone when the server stops." };
    static readonly Option<long> Size = new("--size") { Description = "The largest message, in octets; 0 for no limit.", HelpName = "OCTETS", DefaultValueFactory = _ => 32 << 20 };
    static readonly Option<bool> Tls = new("--tls") { Description = "Offer STARTTLS (and STLS), with a certificate that it makes for itself." };
    static readonly Option<bool> TlsFirst = new("--tls-first") { Description = "Encrypt from the first octet, as on ports 465, 995 and 993." };
    static readonly Option<string[]> Users = new("--user") { Description = "Somebody who may log in, and must before sending; may be repeated.", HelpName = "NAME:PASSWORD", DefaultValueFactory = _ => [] };
    static readonly Option<int?> Pop3 = new("--pop3") { Description = "Hand messages out over POP3, on this port or 8110.", HelpName = "N", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<int?> Imap = new("--imap") { Description = "Offer them over IMAP, on this port or 8143.", HelpName = "N", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string[]> Refusals = new("--refuse") { Description = "Refuse something; may be repeated.", HelpName = "WHAT[=REPLY]", DefaultValueFactory = _ => [] };
    static readonly Option<bool> Greylist = new("--greylist") { Description = "Tell every sender to try each recipient again, once." };
    static readonly Option<bool> HeloOnly = new("--helo-only") { Description = "Be a server of 1982, which does not know EHLO." };
    static readonly Option<bool> SevenBit = new("--seven-bit") { Description = "Clear the eighth bit of everything, as old servers did." };
    static readonly Option<bool> Quiet = new("--quiet") { Description = "Print the messages, not the conversations." };

    public static Command Create()
    {
        Port.Needs(value => value is >= 0 and <= 65535, "a number from 0 to 65535");
        Pop3.Needs(value => value is null or (>= 0 and <= 65535), "a number from 0 to 65535, or none");
        Imap.Needs(value => value is null or (>= 0 and <= 65535), "a number from 0 to 65535, or none");
        Size.Needs(value => value is >= 0, "a number of octets");
        var command = new Verb("mail", "Be a mail server that delivers nothing: it keeps what it is sent, and shows the conversation.", """
            It listens on this machine alone, and stops at Ctrl-C; what it said 250 to is saved whole.

            What --refuse takes: an address or a pattern of recipients (bob@home, *@home), from: and one of senders, a command
            (MAIL, DATA, …), CONNECT, or END for the message itself; and the reply, if it is to be another than "550 5.7.1 Refused on purpose".

            Examples:
              workbook mail                                          port 8025, messages in mail/
              workbook mail --memory --pop3 --imap                   a whole mail system, nothing saved
              workbook mail --tls --user ann:secret
              workbook mail --refuse "bob@home=550 5.1.1 No bob here" --refuse from:*@spam.example --greylist

            Another program can follow what happens: DIR/feed.jsonl has it, a line of JSON at a time.
            """) { Port, Folder, Memory, Size, Tls, TlsFirst, Users, Pop3, Imap, Refusals, Greylist, HeloOnly, SevenBit, Quiet };
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        ServerProcess.AnswerAtOnce();
        using var office = PostOffice.Open(new()
        {
            Port = parsed.GetValue(Port),
            Folder = parsed.GetValue(Memory) ? null : parsed.GetValue(Folder),
            Settings = Settings(parsed),
            Pop3Port = PortOf(parsed, Pop3, 8110),
            ImapPort = PortOf(parsed, Imap, 8143),
            Encryption = parsed.GetValue(TlsFirst) ? Encryption.FromTheStart : parsed.GetValue(Tls) ? Encryption.OnRequest : Encryption.None,
            Refusals = [.. parsed.GetValue(Refusals)!.Select(Refusal.Parse)],
            Greylists = parsed.GetValue(Greylist),
        });
        using var stop = StopSignal.Listen();
        await office.ShowAsync(Console.Out, parsed.GetValue(Quiet), stop.Token);
        return ExitCode.Good;
    }

    static SmtpSettings Settings(ParseResult parsed)
    {
        var encrypts = parsed.GetValue(Tls);
        var settings = new SmtpSettings
        {
            Extended = !parsed.GetValue(HeloOnly),
            SevenBit = parsed.GetValue(SevenBit),
            MaxMessageSize = parsed.GetValue(Size),
            ImplicitTls = parsed.GetValue(TlsFirst),
            LoginBeforeTls = !encrypts,
            Extensions = encrypts ? SmtpExtensions.All : SmtpExtensions.All & ~SmtpExtensions.StartTls,
        };
        foreach (var user in parsed.GetValue(Users)!)
            settings.Accounts[user.Split(':', 2)[0]] = user.Split(':', 2) is [not "", var password] ? password : throw new Misuse($"--user takes a name and a password, as in ann:secret, and '{user}' is not that.");
        return settings.Accounts.IsEmpty ? settings : settings with { RequireLogin = true };
    }

    static int? PortOf(ParseResult parsed, Option<int?> option, int usual) =>
        parsed.GetResult(option) is null ? null : parsed.GetValue(option) ?? usual;
}
