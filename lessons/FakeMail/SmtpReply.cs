using System.Globalization;
using System.Text;
using System.Text.Unicode;
using FakeMail.Displays;

namespace FakeMail;

/// <summary>What a server says to a command: three digits for programs, text for people (RFC 5321 §4.2).</summary>
/// <param name="Code">The three digits. The first one says it all: 2 done, 3 go on, 4 try again later, 5 never.</param>
/// <param name="Text">The words; a reply of several lines has a line feed between them.</param>
/// <param name="Status">The enhanced status code (RFC 3463), such as <c>5.1.1</c>; empty where there is none.</param>
[TypeFormatterSource]
public sealed record SmtpReply(int Code, string Text, string Status = "") : IDisplay
{
    const int LongestUsual = 512;   // RFC 5321 §4.5.3.1.5

    /// <summary>The text, line by line.</summary>
    public IReadOnlyList<string> Lines => Text.Split('\n');

    /// <summary>The reply as a server writes it, without the line ends: every line but the last has a hyphen after the code.</summary>
    public override string ToString() => Written(Status, "\n")[..^1];

    /// <summary>The reply as it goes over the wire.</summary>
    /// <param name="withStatus">Whether to write the enhanced status code, where there is one.</param>
    public byte[] ToOctets(bool withStatus = true)
    {
        var status = withStatus ? Status : "";
        Span<byte> line = stackalloc byte[LongestUsual];   // nearly all are one short line, and there is one for every command
        return !Text.Contains('\n', StringComparison.Ordinal)
            && Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"{Code} {status}{(status is "" ? "" : " ")}{Text}\r\n", out var length)
            ? line[..length].ToArray()
            : Encoding.UTF8.GetBytes(Written(status, "\r\n"));
    }

    /// <summary>Reads the lines of one reply, without their line ends.</summary>
    /// <exception cref="FormatException">A line is not three digits followed by a space, a hyphen or nothing.</exception>
    public static SmtpReply Parse(IReadOnlyList<string> lines)
    {
        if (lines.FirstOrDefault(line => !IsReplyLine(line)) is { } wrong)
            throw new FormatException($"\"{wrong}\" is not a line of an SMTP reply: that is three digits, then a space or a hyphen, then text (RFC 5321 §4.2).");
        return new(
            int.Parse(lines[^1].AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture),
            string.Join('\n', lines.Select(line => line.Length > 4 ? line[4..] : "")));
    }

    /// <summary>Whether every line has the form of a reply line.</summary>
    public static bool IsReply(IReadOnlyList<string> lines) => lines.Count > 0 && lines.All(IsReplyLine);

    /// <summary>Whether another line of the same reply follows this one.</summary>
    public static bool Continues(string line) => IsReplyLine(line) && line is [_, _, _, '-', ..];

    string IDisplay.ToHtml() => new ReplyView(this).ToHtml();

    string IDisplay.ToText() => new ReplyView(this).ToText();

    static bool IsReplyLine(string line) => line is
        [>= '2' and <= '5', >= '0' and <= '9', >= '0' and <= '9'] or
        [>= '2' and <= '5', >= '0' and <= '9', >= '0' and <= '9', ' ' or '-', ..];

    string Written(string status, string lineEnd)
    {
        if (status is not "") status += " ";   // on every line of a reply (RFC 2034 §4)
        if (!Text.Contains('\n', StringComparison.Ordinal)) return string.Create(CultureInfo.InvariantCulture, $"{Code} {status}{Text}{lineEnd}");

        var lines = Text.Split('\n');
        return string.Concat(lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{Code}{(i < lines.Length - 1 ? '-' : ' ')}{status}{line}{lineEnd}")));
    }
}
