using FakeMail.Displays;

namespace FakeMail;

/// <summary>A conversation as it went over the wire: every octet of both sides, line by line, with times. Passwords are masked.</summary>
/// <remarks>It costs little while it is written: octets are put one after another, and become lines when somebody looks. Of a message it remembers where it is.</remarks>
[TypeFormatterSource]
public sealed class Transcript(TimeProvider? clock = null) : IDisplay
{
    // What a hostile client sends beyond this is counted, not kept; a line without an end is kept in pieces.
    const int MostOctets = 4 << 20, OverheadOfALine = 64, LongestPiece = 4096;
    const int SmallestRoom = 512, LargestRoom = 32 * 1024;   // of octets; more would be a large object, which the garbage collector treats apart

    readonly Lock gate = new();
    readonly PieceList<TranscriptEntry> entries = new();
    readonly TimeProvider clock = clock ?? TimeProvider.System;
    readonly long began = (clock ?? TimeProvider.System).GetTimestamp();
    byte[] room = [];
    int used, kept, sinceLastMessage;

    /// <summary>What keeps passwords out: given a line of the client and the line before it, it says what to keep; the rules of SMTP if not given.</summary>
    internal Func<byte[], TranscriptLine?, byte[]>? Hide { get; init; }

    /// <summary>How long after the beginning the last line came.</summary>
    public TimeSpan Length { get { lock (gate) return entries is [.., var last] ? last.Text?.Last ?? last.At : TimeSpan.Zero; } }

    /// <summary>Whose conversation it is; <c>null</c> if no server said.</summary>
    public Session? Session { get; internal init; }

    /// <summary>Is called when the server has said something, and when it is known what became of a text.</summary>
    internal Action? Changed { get; set; }

    /// <summary>The lines up to now. Those of a stored message are read when they are looked at.</summary>
    public IReadOnlyList<TranscriptLine> Lines => Some(0, int.MaxValue);

    /// <summary>How many octets came after the transcript was full (4 MiB without messages that were taken), and were not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>What the client said outside of messages: <c>HELO me.example</c>, <c>MAIL FROM:&lt;…&gt;</c>, …</summary>
    public IReadOnlyList<string> Commands => [.. Turn.In(Lines).OfType<Turn.Command>().Select(turn => turn.Line.Text)];

    /// <summary>What the server said; a reply of several lines is one.</summary>
    public IReadOnlyList<SmtpReply> Replies => [.. Turn.In(Lines).OfType<Turn.Reply>().Select(turn => turn.Said)];

    /// <summary>The conversation drawn as arrows between two lines of life.</summary>
    public IDisplay SequenceDiagram() => new SequenceDiagram(Lines);

    /// <summary>The conversation with the rule beside each turn that it obeys or breaks, and where that is written.</summary>
    public IDisplay Explained() => new ExplainedTranscript(Lines);

    /// <summary>Adds octets to the conversation; they may be a part of a line, or many lines.</summary>
    /// <param name="who">Who said them.</param>
    /// <param name="octets">What was said.</param>
    /// <param name="isOfMessage">Whether they were announced as octets of a message, whatever they look like.</param>
    public void Record(Speaker who, ReadOnlySpan<byte> octets, bool isOfMessage = false)
    {
        lock (gate)
            while (!octets.IsEmpty)
            {
                if (kept >= MostOctets) { Dropped += octets.Length; break; }
                var line = octets[..EndOfLine(who, octets)];
                Append(who, line, isOfMessage);
                octets = octets[line.Length..];
            }
        if (who is Speaker.Server) Changed?.Invoke();
    }

    /// <summary>Shows what has been said from a place on, until somebody has seen enough; returns how much was seen.</summary>
    internal int Read(int from, EntryReader read)
    {
        lock (gate)
        {
            var next = from;
            while (next < entries.Count && read(entries[next], entries[next].Said, next == entries.Count - 1)) next++;
            return next - from;
        }
    }

    /// <summary>Adds what one side did without saying anything.</summary>
    internal void AddNote(Speaker who, string note)
    {
        lock (gate)
        {
            if (kept >= MostOctets) return;
            kept += OverheadOfALine;
            entries.Add(new() { Who = who, At = Now(), IsWhole = true, Place = note });
        }
    }

    /// <summary>More of a text has come: takes it in, with the times of the lines that began.</summary>
    internal void Grow(Speaker who, StoredText text, long linesBegun)
    {
        lock (gate)
        {
            if (text.Length is 0 && linesBegun > 0)
            {
                kept += OverheadOfALine;
                text.First = text.Last = Now();
                entries.Add(new() { Who = who, At = text.First, Place = text });
                linesBegun--;
            }
            text.Grow();
            if (clock == TimeProvider.System) text.Last = Now();
            else for (; linesBegun > 0; linesBegun--) text.Last = Now();   // the clock of a lesson moves when it is looked at
        }
    }

    /// <summary>A dot was taken off a text where none could be guessed; of a great many the last are not kept.</summary>
    internal void AddDot(StoredText text, long at)
    {
        lock (gate) if (!text.AddDot(at)) Dropped++;
    }

    /// <summary>A text that did not become a message: only as much of it is kept as of anything else.</summary>
    internal void Cut(StoredText text)
    {
        lock (gate)
        {
            Dropped += text.Cut(Math.Max(0, MostOctets - kept));
            kept += (int)text.Length;
        }
        Changed?.Invoke();
    }

    /// <summary>Some of what has been said, as lines.</summary>
    internal IReadOnlyList<TranscriptLine> Some(int entry, int count)
    {
        lock (gate) return new TranscriptLines([.. entries.Range(entry, count).Select(said => said.Lines())]);
    }

    /// <summary>Where the conversation of the message that is there now begins.</summary>
    internal int LastMessageEnd { get { lock (gate) return sinceLastMessage; } }

    /// <summary>The newest texts have become a message.</summary>
    internal void Became(ReceivedMessage message)
    {
        lock (gate)
        {
            StoredText? last = null;
            for (var i = sinceLastMessage; i < entries.Count; i++)
                if (entries[i].Text is { IsSettled: false } text) (last, text.Message) = (text, message);
            last?.IsLastOfMessage = true;
            sinceLastMessage = entries.Count;
        }
        Changed?.Invoke();
    }

    TimeSpan Now() => clock.GetElapsedTime(began);

    int EndOfLine(Speaker who, ReadOnlySpan<byte> octets)
    {
        if (IsOpenFor(who) && room[used - 1] is (byte)'\r' && octets[0] is (byte)'\n') return 1;   // CR LF came in two parts
        return octets.IndexOf("\r\n"u8) is var end and >= 0 ? end + 2 : octets.Length;
    }

    void Append(Speaker who, ReadOnlySpan<byte> said, bool isOfMessage)
    {
        kept += said.Length + OverheadOfALine;
        if (!IsOpenFor(who)) entries.Add(new() { Who = who, At = Now(), Start = used, Place = room, IsOfMessage = isOfMessage });
        ref var entry = ref entries[^1];
        Put(ref entry, said);
        if (!entry.Said.EndsWith("\r\n"u8)) return;
        entry.IsWhole = true;
        if (who is Speaker.Client) Mask(ref entry);
    }

    /// <summary>A line of the client will not be finished, or not be looked at in one piece: a password in it is masked. Says whether there was one.</summary>
    internal bool Break(Speaker who)
    {
        lock (gate)
        {
            if (who is not Speaker.Client || entries is not [.., { Who: Speaker.Client, IsWhole: false, Text: null }]) return false;
            ref var entry = ref entries[^1];
            Put(ref entry, "\r\n"u8);
            var isSecret = Mask(ref entry);
            used -= 2;
            entry.Length -= 2;
            return isSecret;
        }
    }

    bool Mask(ref TranscriptEntry entry)
    {
        var line = entry.Said;
        TranscriptEntry? before = entries.Count > 1 ? entries[^2] : null;
        if (Hide is null && !Secrets.MayBeIn(line, before is { Who: Speaker.Server } server ? server.Said : default)) return false;

        var open = (Hide ?? Secrets.Hide)(line.ToArray(), before is { Text: null } said ? said.Lines()[0] : null);
        if (line.SequenceEqual(open)) return false;
        line.Clear();
        (used, entry.Length) = (entry.Start, 0);
        Put(ref entry, open);
        return true;
    }

    // More of the newest line. Where there is no room for it the line moves, and only that.
    void Put(ref TranscriptEntry entry, ReadOnlySpan<byte> said)
    {
        var length = entry.Length + said.Length;
        if (entry.Start + length > room.Length)
        {
            var more = new byte[Math.Max(length, Math.Clamp(room.Length * 2, SmallestRoom, LargestRoom))];
            entry.Said.CopyTo(more);
            (room, entry.Place, entry.Start) = (more, more, 0);
        }
        said.CopyTo(room.AsSpan(entry.Start + entry.Length));
        entry.Length = length;
        used = entry.Start + length;
    }

    bool IsOpenFor(Speaker who) =>
        entries is [.., { IsWhole: false, Text: null } last] && last.Who == who && last.Length < LongestPiece;

    /// <summary>The conversation as it is usually printed, <c>C:</c> and <c>S:</c> before each line.</summary>
    public override string ToString() => string.Join('\n', Lines);

    string IDisplay.ToHtml() => new TranscriptView(this).ToHtml();

    string IDisplay.ToText() => new TranscriptView(this).ToText();
}
