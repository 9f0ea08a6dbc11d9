using FakeMail;

namespace Lessons;

/// <summary>Rules over a conversation, for <see cref="CheckCard.Sent"/>.</summary>
public static class WireRules
{
    /// <summary>Whether the client sent a command that begins so; capitals or not.</summary>
    public static bool Said(this Transcript transcript, string beginning) =>
        transcript.Commands.Any(command => Begins(command, beginning));

    /// <summary>Whether the client sent these commands one after another; others may be between them.</summary>
    public static bool InOrder(this Transcript transcript, params string[] beginnings)
    {
        var awaited = 0;
        foreach (var command in transcript.Commands)
            if (awaited < beginnings.Length && Begins(command, beginnings[awaited])) awaited++;
        return awaited == beginnings.Length;
    }

    /// <summary>Whether the server refused nothing: no reply of 400 or more.</summary>
    public static bool NothingRefused(this Transcript transcript) => transcript.Replies.All(reply => reply.Code < 400);

    /// <summary>Whether every line of the client ended with CR LF, and no CR or LF stands alone (RFC 5321 §2.3.8).</summary>
    public static bool EndsEveryLine(this Transcript transcript) => transcript.Lines
        .Where(line => line.Who is Speaker.Client)
        .All(line => line.IsWhole && !line.Text.Contains('\r', StringComparison.Ordinal) && !line.Text.Contains('\n', StringComparison.Ordinal));

    /// <summary>The messages that the client sent, as lines without their line ends; dots still stuffed, the lone dot left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> MessagesSent(this Transcript transcript) =>
        [.. Turn.In(transcript.Lines).OfType<Turn.Message>().Select(message => message.Lines.Select(line => line.Text).ToList() is [.. var lines, "."] ? lines : message.Lines.Select(line => line.Text).ToList())];

    static bool Begins(string command, string beginning) => command.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
