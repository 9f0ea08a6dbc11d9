using System.Text;

namespace FakeMail.Pop3;

/// <summary>What the server says to a command: good or bad, some words, and sometimes many lines (RFC 1939 §3).</summary>
/// <param name="Ok">Whether it was done.</param>
/// <param name="Text">The words on the first line.</param>
/// <param name="Rest">The lines after it, without what the transport adds; <c>null</c> if there are none.</param>
public sealed record Pop3Reply(bool Ok, string Text, MessageContent? Rest = null)
{
    /// <summary>There is none of that number, or it is marked.</summary>
    public static Pop3Reply NoSuchMessage { get; } = new(false, "No such message");

    /// <summary>What the server can do beyond RFC 1939 (RFC 2449 §6).</summary>
    public static Pop3Reply Capabilities(IEnumerable<string> mechanisms, bool canEncrypt) => Lines("What this server can do:",
    [
        "TOP", "USER", "UIDL", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE", "EXPIRE NEVER",
        $"SASL {string.Join(' ', mechanisms)}", .. canEncrypt ? (string[])["STLS"] : [], "IMPLEMENTATION FakeMail",
    ]);

    /// <summary>A reply of many lines.</summary>
    public static Pop3Reply Lines(string text, IEnumerable<string> lines) =>
        new(true, text, MessageContent.Of(Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\r\n")))));

    /// <summary>The first line, without its CR LF.</summary>
    public override string ToString() => $"{(Ok ? "+OK" : "-ERR")} {Text}";
}
