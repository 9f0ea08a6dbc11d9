using System.Text;

namespace FakeMail.Mishaps;

/// <summary>A point of a conversation at which something is to go wrong. Lessons write <c>using static FakeMail.Mishaps.Occasion;</c> and then <c>Recipient("bob@home")</c>.</summary>
public sealed class Occasion
{
    readonly string name;
    readonly Func<Happening, bool> applies;

    Occasion(Moment moment, string name, Func<Happening, bool>? applies = null) => (Moment, this.name, this.applies) = (moment, name, applies ?? (_ => true));

    /// <summary>A client has connected, and waits for the greeting.</summary>
    public static Occasion Connect { get; } = new(Moment.Connect, "a client connects");

    /// <summary>A command, whether it is in order or not.</summary>
    /// <param name="verb">The verb, or <c>*</c> for any.</param>
    public static Occasion Command(string verb) => new(Moment.Command, verb, Like(verb));

    /// <summary>A sender that would be accepted. A star stands for anything: <c>*@school</c>.</summary>
    public static Occasion Sender(string address = "*") => new(Moment.Sender, $"sender {address}", Like(address));

    /// <summary>A recipient that would be accepted. A star stands for anything: <c>*@home</c>.</summary>
    public static Occasion Recipient(string address = "*") => new(Moment.Recipient, $"recipient {address}", Like(address));

    /// <summary>The message has begun to come, and so many octets of it are there.</summary>
    public static Occasion InData(int octets = 0) => new(Moment.InData, $"{octets} octets of a message", at => at.Octets == octets) { After = octets };

    /// <summary>A message is there, with its final dot or its last chunk, and nothing has been done with it yet.</summary>
    public static Occasion EndOfData { get; } = new(Moment.EndOfData, "the end of a message");

    /// <summary>A message is there that has these words in it.</summary>
    public static Occasion Content(string words) => new(Moment.EndOfData, $"a message with \"{words}\"", at => at.Content!.Octets.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0);

    /// <summary>A message is there of which something holds. It is given as text, each octet as one character.</summary>
    public static Occasion Content(Func<string, bool> holds) => new(Moment.EndOfData, "a message of a kind", at => holds(Encoding.Latin1.GetString(at.Content!.Octets)));

    /// <summary>A message has been kept, and the client does not know yet.</summary>
    public static Occasion Stored { get; } = new(Moment.Stored, "a message was kept");

    /// <summary>The client is about to shake hands, after STARTTLS or at once.</summary>
    public static Occasion Handshake { get; } = new(Moment.Handshake, "the handshake");

    /// <summary>The connection has just been encrypted.</summary>
    public static Occasion Encrypted { get; } = new(Moment.Encrypted, "the connection is encrypted");

    internal Moment Moment { get; }

    internal int After { get; private init; }

    internal bool Includes(Happening happening) => happening.Moment == Moment && applies(happening);

    /// <summary>The occasion in words.</summary>
    public override string ToString() => name;

    // Without regular expressions: the first piece at the beginning, the last at the end, the others in order between.
    static Func<Happening, bool> Like(string pattern)
    {
        var pieces = pattern.Split('*');
        return at =>
        {
            var text = at.Text.AsSpan();
            if (pieces.Length is 1) return text.Equals(pattern, StringComparison.OrdinalIgnoreCase);
            if (!text.StartsWith(pieces[0], StringComparison.OrdinalIgnoreCase)) return false;
            text = text[pieces[0].Length..];
            foreach (var piece in pieces[1..^1])
                if (text.IndexOf(piece, StringComparison.OrdinalIgnoreCase) is >= 0 and var place) text = text[(place + piece.Length)..];
                else return false;
            return text.EndsWith(pieces[^1], StringComparison.OrdinalIgnoreCase);
        };
    }
}
