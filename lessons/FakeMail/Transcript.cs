using FakeMail.Displays;

namespace FakeMail;

/// <summary>A conversation as it went over the wire: every octet of both sides, line by line, with times. Passwords are masked.</summary>
[TypeFormatterSource]
public sealed class Transcript(TimeProvider? clock = null) : IDisplay
{
    // What a hostile client sends beyond this is counted, not kept; a line without an end is kept in pieces.
    const int MostOctets = 4 << 20, OverheadOfALine = 64, LongestPiece = 4096;

    readonly Lock gate = new();
    readonly List<TranscriptLine> lines = [];
    readonly TimeProvider clock = clock ?? TimeProvider.System;
    readonly long began = (clock ?? TimeProvider.System).GetTimestamp();
    int kept;

    /// <summary>What keeps passwords out: given a line of the client and the line before it, it says what to keep.</summary>
    internal Func<byte[], TranscriptLine?, byte[]> Hide { get; init; } = Secrets.Hide;

    /// <summary>The lines up to now.</summary>
    public IReadOnlyList<TranscriptLine> Lines { get { lock (gate) return [.. lines]; } }

    /// <summary>How long after the beginning the last line came.</summary>
    public TimeSpan Length { get { lock (gate) return lines is [.., var last] ? last.At : TimeSpan.Zero; } }

    /// <summary>How many octets came after the transcript was full (4 MiB), and were not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>What the client said outside of messages: <c>HELO me.example</c>, <c>MAIL FROM:&lt;…&gt;</c>, …</summary>
    public IReadOnlyList<string> Commands => [.. Turn.In(Lines).OfType<Turn.Command>().Select(turn => turn.Line.Text)];

    /// <summary>What the server said; a reply of several lines is one.</summary>
    public IReadOnlyList<SmtpReply> Replies => [.. Turn.In(Lines).OfType<Turn.Reply>().Select(turn => turn.Said)];

    /// <summary>The conversation drawn as arrows between two lines of life.</summary>
    public IDisplay SequenceDiagram() => new SequenceDiagram(Lines);

    /// <summary>Adds octets to the conversation; they may be a part of a line, or many lines.</summary>
    public void Record(Speaker who, ReadOnlySpan<byte> octets)
    {
        lock (gate)
            while (!octets.IsEmpty)
            {
                if (kept >= MostOctets) { Dropped += octets.Length; return; }
                var line = octets[..EndOfLine(who, octets)];
                Append(who, line.ToArray());
                octets = octets[line.Length..];
            }
    }

    int EndOfLine(Speaker who, ReadOnlySpan<byte> octets)
    {
        if (IsOpenFor(who) && lines[^1].Octets[^1] is (byte)'\r' && octets[0] is (byte)'\n') return 1;   // CR LF came in two parts
        return octets.IndexOf("\r\n"u8) is var end and >= 0 ? end + 2 : octets.Length;
    }

    void Append(Speaker who, byte[] octets)
    {
        kept += octets.Length + OverheadOfALine;
        if (IsOpenFor(who))
            lines[^1] = lines[^1] with { Octets = [.. lines[^1].Octets, .. octets] };
        else
            lines.Add(new(who, octets, clock.GetElapsedTime(began)));

        if (lines[^1] is { Who: Speaker.Client, IsWhole: true } said)
            lines[^1] = said with { Octets = Hide(said.Octets, lines.Count > 1 ? lines[^2] : null) };
    }

    bool IsOpenFor(Speaker who) =>
        lines is [.., { IsWhole: false } last] && last.Who == who && last.Octets.Length < LongestPiece;

    /// <summary>The conversation as it is usually printed, <c>C:</c> and <c>S:</c> before each line.</summary>
    public override string ToString() => string.Join('\n', Lines);

    string IDisplay.ToHtml() => new TranscriptView(this).ToHtml();

    string IDisplay.ToText() => new TranscriptView(this).ToText();
}
