namespace FakeMail.Imap;

/// <summary>A field's value with parameters, such as <c>text/plain; charset=utf-8</c> (RFC 2045 §5.1). Parameters stay as they were written.</summary>
/// <param name="Value">What stands before the first semicolon.</param>
/// <param name="Parameters">Names and values, in order.</param>
sealed record FieldValue(string Value, IReadOnlyList<(string Name, string Value)> Parameters)
{
    const int MostParameters = 200;

    /// <summary>A parameter's value; <c>null</c> if there is none of that name.</summary>
    public string? this[string name] =>
        Parameters.Where(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(parameter => parameter.Value).FirstOrDefault();

    /// <summary>Takes a value apart; <c>null</c> stays <c>null</c>.</summary>
    public static FieldValue? Parse(string? field)
    {
        if (field is null) return null;
        var pieces = new List<List<HeaderToken>> { new() };
        foreach (var token in HeaderTokens.In(field, ";=").Where(token => token.Kind is not HeaderToken.Comment))
            if (token.Kind is ';') pieces.Add([]);
            else pieces[^1].Add(token);

        return new(Joined(pieces[0]),
            [.. pieces.Skip(1).Where(piece => piece is [{ Kind: HeaderToken.Word }, { Kind: '=' }, _, ..]).Select(piece => (piece[0].Text, Joined(piece.Skip(2)))).Take(MostParameters)]);
    }

    static string Joined(IEnumerable<HeaderToken> tokens) => string.Concat(tokens.Select(token => token.Text));
}
