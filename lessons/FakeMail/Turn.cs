namespace FakeMail;

/// <summary>A conversation taken by turns: a command, a reply, a message. After a 354 the client's lines are a message, up to the lone dot.</summary>
public abstract record Turn
{
    /// <summary>One line from the client.</summary>
    public sealed record Command(TranscriptLine Line) : Turn;

    /// <summary>One reply, of one or several lines.</summary>
    public sealed record Reply(SmtpReply Said, IReadOnlyList<TranscriptLine> Lines) : Turn;

    /// <summary>The lines of a message as sent: dots still stuffed, the lone dot last.</summary>
    public sealed record Message(IReadOnlyList<TranscriptLine> Lines) : Turn;

    /// <summary>What one side did without saying anything.</summary>
    public sealed record Note(TranscriptLine Line) : Turn;

    /// <summary>The turns of a conversation, in order. An unfinished one is a turn too.</summary>
    public static IEnumerable<Turn> In(IReadOnlyList<TranscriptLine> lines)
    {
        var inMessage = false;
        for (var next = 0; next < lines.Count;)
        {
            Turn turn = lines[next].Note is not null ? new Note(lines[next])
                : lines[next].Who is Speaker.Server ? ReplyAt(lines, next)
                : inMessage ? new Message(Run(lines, next, line => line.Who is Speaker.Client && (line.IsOfMessage || line.Text is not ".")))
                : lines[next].IsOfMessage ? new Message(ChunkAt(lines, next))
                : new Command(lines[next]);
            next += turn switch { Reply reply => reply.Lines.Count, Message message => message.Lines.Count, _ => 1 };
            inMessage = turn is Reply { Said.Code: 354 } || (inMessage && turn is Note or Message { Lines: [.., { Text: not "." }] });
            yield return turn;
        }
    }

    // A chunk was announced by its length (RFC 3030 §2); what it is, only the server knows.
    static LineRange ChunkAt(IReadOnlyList<TranscriptLine> lines, int first)
    {
        var next = first + 1;
        while (next < lines.Count && lines[next].IsOfMessage) next++;
        return new(lines, first, next - first);
    }

    static Reply ReplyAt(IReadOnlyList<TranscriptLine> lines, int first)
    {
        var run = Run(lines, first, line => SmtpReply.Continues(line.Text));
        string[] said = [.. run.Where(line => line.Who is Speaker.Server).Select(line => line.Text)];
        return new(SmtpReply.IsReply(said) ? SmtpReply.Parse(said) : new(0, string.Join('\n', said)), run);
    }

    // The lines from one on for as long as something holds, and the one that ends it if the same side said it.
    static LineRange Run(IReadOnlyList<TranscriptLine> lines, int first, Func<TranscriptLine, bool> goesOn)
    {
        var next = first + 1;
        while (goesOn(lines[next - 1]) && next < lines.Count && lines[next].Who == lines[first].Who && lines[next].Note is null) next++;
        return new(lines, first, next - first);
    }
}
