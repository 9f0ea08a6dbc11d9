using System.Text;

namespace FakeMail;

/// <summary>One line of a conversation, octet for octet.</summary>
/// <param name="Who">Who said it.</param>
/// <param name="Octets">The line with its CR LF; without, if the line was never finished.</param>
/// <param name="At">How long after the beginning of the connection.</param>
public sealed record TranscriptLine(Speaker Who, byte[] Octets, TimeSpan At)
{
    /// <summary>Whether it is of a message, in the knowledge of whoever received it.</summary>
    internal bool IsOfMessage { get; init; }

    /// <summary>What was done here instead of saying something: <c>hangs up</c>, <c>waits 3 s</c>; <c>null</c> for a line that was said.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the line ended with CR LF.</summary>
    public bool IsWhole => Octets.AsSpan().EndsWith("\r\n"u8);

    /// <summary>The line without its CR LF, each octet as one character.</summary>
    public string Text => Encoding.Latin1.GetString(Octets.AsSpan(0, IsWhole ? Octets.Length - 2 : Octets.Length));

    /// <summary>The line as it is usually printed: <c>C: HELO me.example</c>.</summary>
    public override string ToString() => $"{(Who is Speaker.Client ? 'C' : 'S')}: {(Note is null ? Displays.Visible.Line(Octets) : $"({Note})")}";
}
