namespace FakeMail.Smtp;

/// <summary>The text of a message on its way in, block by block, wherever the blocks happen to be cut: takes off leading dots and finds the lone one (RFC 5321 §4.5.2).</summary>
/// <param name="spool">Where the text goes, dots taken off.</param>
/// <param name="largest">The largest message, in octets.</param>
/// <param name="lineFeedsToo">Whether a bare LF ends a line too.</param>
sealed class DotStuffedText(Spool spool, long largest, bool lineFeedsToo)
{
    const int TextLimit = 1000;   // §4.5.3.1.6, with the CR LF; the dot that was added does not count

    enum At { LineStart, Dot, DotCr, Inside }

    At at = At.LineStart;
    long line, size;     // octets of this line, and of the message, so far
    bool cr;             // the octet before this block was a CR inside of the line
    int from;            // where in this block begins what has not been written yet

    /// <summary>Whether the lone dot has come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What is wrong with the text: the first thing that was.</summary>
    public SmtpReply? Fault { get; private set; }

    /// <summary>How many lines have ended.</summary>
    public long Lines { get; private set; }

    /// <summary>Takes the next block, up to the lone dot if that is in it; returns how many octets it took.</summary>
    public int Read(ReadOnlySpan<byte> block)
    {
        var next = from = 0;
        while (next < block.Length && !IsComplete)
            next = at switch
            {
                At.LineStart => StartLine(block, next),
                At.Dot => AfterDot(block, next),
                At.DotCr => AfterDotCr(block, next),
                _ => GoOn(block, next),
            };
        // A CR after a leading dot is held back: it may belong to the end.
        if (!IsComplete && at is not At.DotCr) Write(block[from..next]);
        return next;
    }

    int StartLine(ReadOnlySpan<byte> block, int next)
    {
        (line, cr) = (0, false);
        at = block[next] is (byte)'.' ? At.Dot : At.Inside;
        return at is At.Dot ? LeaveOut(block, next) : next;
    }

    int AfterDot(ReadOnlySpan<byte> block, int next)
    {
        if (lineFeedsToo && block[next] is (byte)'\n') return End(next);
        at = block[next] is (byte)'\r' ? At.DotCr : At.Inside;
        return at is At.DotCr ? next + 1 : next;
    }

    int AfterDotCr(ReadOnlySpan<byte> block, int next)
    {
        if (block[next] is (byte)'\n') return End(next);
        if (next is 0) Write("\r"u8);   // it was the last octet of the block before
        (at, cr) = (At.Inside, true);
        Count(1);
        return next;
    }

    // A bare LF is an octet like any other.
    int GoOn(ReadOnlySpan<byte> block, int next)
    {
        var length = block[next..].IndexOf((byte)'\n') + 1;
        if (length is 0)
        {
            Count(block.Length - next);
            cr = block[^1] is (byte)'\r';
            return block.Length;
        }
        Count(length);
        var end = next + length;
        if ((length > 1 ? block[end - 2] is (byte)'\r' : cr) || lineFeedsToo)
        {
            at = At.LineStart;
            Lines++;
        }
        cr = false;
        return end;
    }

    int End(int next)
    {
        IsComplete = true;
        return next + 1;
    }

    int LeaveOut(ReadOnlySpan<byte> block, int dot)
    {
        Write(block[from..dot]);
        return from = dot + 1;
    }

    void Write(ReadOnlySpan<byte> text)
    {
        if (Fault is null) spool.Write(text);
    }

    void Count(int octets)
    {
        (line, size) = (line + octets, size + octets);
        if (line > TextLimit) Fault ??= Replies.TextLineTooLong;
        else if (size > largest) Fault ??= Replies.TooBig;
    }
}
