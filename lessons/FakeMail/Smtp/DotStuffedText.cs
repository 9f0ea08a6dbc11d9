namespace FakeMail.Smtp;

/// <summary>The text of a message on its way in, block by block, wherever the blocks happen to be cut: takes off leading dots and finds the lone one (RFC 5321 §4.5.2).</summary>
/// <param name="spool">Where the text goes, dots taken off.</param>
/// <param name="largest">The largest message, in octets.</param>
/// <param name="lineFeedsToo">Whether a bare LF ends a line too.</param>
/// <param name="odd">Is told where a dot was taken off that could not be guessed from the text.</param>
/// <param name="longest">The longest line, in octets with its CR LF (§4.5.3.1.6); the dot that was added does not count.</param>
sealed class DotStuffedText(Spool spool, long largest, bool lineFeedsToo, Action<long> odd, int longest = 1000)
{
    static readonly byte[] DotCrLf = ".\r\n"u8.ToArray(), DotLf = ".\n"u8.ToArray();

    enum At { LineStart, Dot, DotCr, Inside }

    At at = At.LineStart;
    long line, size;              // octets of this line, and of the message, so far
    bool cr, afterCrlf = true;    // the octet before was a CR inside of the line; the line before ended properly
    bool keeps = true;
    int from;                     // where in this block begins what has not been written yet

    /// <summary>Whether the lone dot has come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What is wrong with the text: the first thing that was.</summary>
    public SmtpReply? Fault { get; private set; }

    /// <summary>How many lines have begun, without the lone dot.</summary>
    public long Begun { get; private set; }

    /// <summary>What has come and was not written: it is the lone dot, or may become it.</summary>
    public ReadOnlyMemory<byte> HeldBack { get; private set; }

    /// <summary>Takes the next block, up to the lone dot if that is in it; returns how many octets it took. Blocks after one with a fault are not written.</summary>
    public int Read(ReadOnlySpan<byte> block)
    {
        var next = from = 0;
        keeps = Fault is null;
        while (next < block.Length && !IsComplete)
            next = at switch
            {
                At.LineStart => StartLine(block, next),
                At.Dot => AfterDot(block, next),
                At.DotCr => AfterDotCr(block, next),
                _ => GoOn(block, next),
            };
        if (!IsComplete) HeldBack = at switch { At.Dot => DotLf.AsMemory(0, 1), At.DotCr => DotCrLf.AsMemory(0, 2), _ => default };
        if (!IsComplete && at is not At.DotCr) Write(block[from..next]);
        return next;
    }

    int StartLine(ReadOnlySpan<byte> block, int next)
    {
        (line, cr) = (0, false);
        if (block[next] is not (byte)'.') return Enter(next);
        at = At.Dot;
        Write(block[from..next]);
        return from = next + 1;
    }

    int AfterDot(ReadOnlySpan<byte> block, int next)
    {
        if (lineFeedsToo && block[next] is (byte)'\n') return End(DotLf, next);
        if (block[next] is (byte)'\r')
        {
            at = At.DotCr;
            return next + 1;
        }
        if (block[next] is not (byte)'.' || !afterCrlf) odd(size);
        return Enter(next);
    }

    int AfterDotCr(ReadOnlySpan<byte> block, int next)
    {
        if (block[next] is (byte)'\n') return End(DotCrLf, next);
        odd(size);
        if (next is 0) Write("\r"u8);   // it was the last octet of the block before
        cr = true;
        Count(1);
        return Enter(next);
    }

    int Enter(int next)
    {
        at = At.Inside;
        Begun++;
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
        var crlf = length > 1 ? block[end - 2] is (byte)'\r' : cr;
        cr = false;
        if (crlf || lineFeedsToo) (at, afterCrlf) = (At.LineStart, crlf);
        return end;
    }

    int End(byte[] lastLine, int next)
    {
        (IsComplete, HeldBack) = (true, lastLine);
        return next + 1;
    }

    void Write(ReadOnlySpan<byte> text)
    {
        if (keeps && !text.IsEmpty) spool.Write(text);
    }

    void Count(int octets)
    {
        (line, size) = (line + octets, size + octets);
        if (line > longest) Fault ??= Replies.TextLineTooLong(longest);
        else if (size > largest) Fault ??= Replies.TooBig;
    }
}
