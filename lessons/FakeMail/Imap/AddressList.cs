namespace FakeMail.Imap;

/// <summary>An address as ENVELOPE has it (RFC 3501 §7.4.2): without a host it begins a group, and without anything it ends one.</summary>
sealed record HeaderAddress(string? Name, string? Route, string? Local, string? Host)
{
    public override string ToString() => $"({ImapText.NString(Name)} {ImapText.NString(Route)} {ImapText.NString(Local)} {ImapText.NString(Host)})";
}

/// <summary>Reads address fields (RFC 5322 §3.4), the way people really write them. Nothing is decoded.</summary>
sealed class AddressList
{
    const int MostAddresses = 10_000;

    readonly List<HeaderAddress> addresses = [];
    readonly List<HeaderToken> pending = [];

    AddressList() { }

    /// <summary>The addresses of a field, in order.</summary>
    public static IReadOnlyList<HeaderAddress> Parse(string field)
    {
        var list = new AddressList();
        var (inGroup, inAngles) = (false, false);
        foreach (var token in HeaderTokens.In(field, "<>,:;@"))
        {
            if (list.addresses.Count > MostAddresses) break;
            switch (token.Kind)
            {
                case ',' when !inAngles:
                    list.End();
                    break;
                case ':' when !inAngles && !inGroup:
                    list.addresses.Add(new(null, null, Phrase(list.pending), null));
                    list.pending.Clear();
                    inGroup = true;
                    break;
                case ';' when !inAngles:
                    list.End();
                    if (inGroup) list.addresses.Add(new(null, null, null, null));
                    inGroup = false;
                    break;
                default:
                    list.pending.Add(token);
                    inAngles = token.Kind is '<' || (inAngles && token.Kind is not '>');
                    break;
            }
        }
        list.End();
        if (inGroup) list.addresses.Add(new(null, null, null, null));
        return list.addresses;
    }

    void End()
    {
        var comment = pending.FindLast(token => token.Kind is HeaderToken.Comment).Text;
        var tokens = pending.FindAll(token => token.Kind is not HeaderToken.Comment);
        pending.Clear();
        if (tokens is []) return;

        var angle = tokens.FindIndex(token => token.Kind is '<');
        var name = angle > 0 ? Phrase(tokens[..angle]) : comment;   // ann@school (Ann), as it was once written
        var address = angle < 0 ? tokens : tokens[(angle + 1)..];
        string? route = null;
        if (address is [{ Kind: '@' }, ..] && address.FindIndex(token => token.Kind is ':') is > 0 and var colon)
            (route, address) = (Joined(address[..colon]), address[(colon + 1)..]);

        address = address.FindAll(token => token.Kind is not '>');
        var at = address.FindLastIndex(token => token.Kind is '@');
        addresses.Add(new(name, route, Joined(at < 0 ? address : address[..at]), at < 0 ? "" : Joined(address[(at + 1)..])));   // no host at all would be a group
    }

    static string Phrase(IEnumerable<HeaderToken> tokens) => string.Join(' ', tokens.Where(token => token.Kind is not HeaderToken.Comment).Select(token => token.Text));

    static string Joined(IEnumerable<HeaderToken> tokens) => string.Concat(tokens.Select(token => token.Text));
}
