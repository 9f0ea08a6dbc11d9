using System.Buffers;

namespace FakeMail.Imap;

/// <summary>What goes to the client: short things are collected, large ones go a piece at a time.</summary>
sealed class ImapOutput(LineChannel channel)
{
    /// <summary>From how many octets on something is not collected.</summary>
    public const int Large = 32 * 1024;

    readonly ArrayBufferWriter<byte> waiting = new();

    /// <summary>Whether something is on its way, or was given up on it: in the middle of a literal no other word may stand.</summary>
    public bool IsSending { get; private set; }

    /// <summary>Text, each character one octet.</summary>
    public void Write(string text) => waiting.Write(ImapText.Octets(text));

    /// <summary>A line.</summary>
    public void Line(string text) => Write(text + "\r\n");

    /// <summary>Octets, announced by their number (RFC 3501 §4.3).</summary>
    public async ValueTask LiteralAsync(MessageContent content, CancellationToken stop)
    {
        Write($"{{{content.Length}}}\r\n");
        if (content.Length < Large) waiting.Write(content.Octets);
        else
        {
            await FlushAsync(stop);
            IsSending = true;
            await channel.SendAsync(content, stop);
            IsSending = false;
        }
    }

    /// <summary>Sends what waits, if it is much.</summary>
    public ValueTask FlushIfLargeAsync(CancellationToken stop) => waiting.WrittenCount > Large ? FlushAsync(stop) : default;

    /// <summary>Sends what waits.</summary>
    public async ValueTask FlushAsync(CancellationToken stop)
    {
        if (waiting.WrittenCount is 0) return;
        IsSending = true;
        await channel.SendAsync(waiting.WrittenMemory, stop);
        IsSending = false;
        waiting.ResetWrittenCount();
    }
}
