using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>The text of one JSON object and where each member lies in it: a member can be exchanged while every other octet stays.</summary>
sealed class JsonMembers
{
    readonly record struct Member(string Name, int KeyStart, int ValueStart, int ValueEnd);

    readonly List<Member> members = [];

    JsonMembers(ReadOnlyMemory<byte> text) => Text = text;

    /// <summary>From the opening brace to the closing one.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    public IEnumerable<string> Names => members.Select(member => member.Name);

    /// <summary>Looks through the text of an object that is known to be well-formed.</summary>
    public static JsonMembers Of(ReadOnlyMemory<byte> text)
    {
        var result = new JsonMembers(text);
        var reader = new Utf8JsonReader(text.Span, JsonScan.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (name, keyStart) = (Name(reader), (int)reader.TokenStartIndex);
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            result.members.Add(new(name, keyStart, valueStart, (int)reader.BytesConsumed));
        }
        return result;
    }

    public bool Has(string name) => members.Exists(member => member.Name == name);

    /// <summary>The octets of a member's value; empty where there is no such member. Of several with one name the last counts.</summary>
    public ReadOnlyMemory<byte> Value(string name) =>
        members.FindLastIndex(member => member.Name == name) is >= 0 and var i ? Text[members[i].ValueStart..members[i].ValueEnd] : default;

    /// <summary>A member's value, parsed; null where there is none.</summary>
    public JsonNode? Node(string name) => Value(name) is { IsEmpty: false } value ? LenientJson.Parse(value.Span) : null;

    /// <summary>The object with one member exchanged, or added: in its place among sorted names, else at the end.</summary>
    public JsonMembers With(string name, ReadOnlySpan<byte> value, JsonStyle style, int depth)
    {
        var existing = members.FindLastIndex(member => member.Name == name);
        if (existing >= 0) return Splice(members[existing].ValueStart, members[existing].ValueEnd, [], value, []);

        var key = $"{JsonStyle.Quote(name)}{style.KeySeparator}";
        if (members is []) return Of(Encoding.UTF8.GetBytes($"{{{style.Break(depth + 1)}{key}{Encoding.UTF8.GetString(value)}{style.Break(depth)}}}"));

        var next = IsSorted() ? members.FindIndex(member => string.CompareOrdinal(member.Name, name) > 0) : -1;
        return next >= 0
            ? Splice(members[next].KeyStart, members[next].KeyStart, key, value, $",{style.Between(depth + 1)}")
            : Splice(members[^1].ValueEnd, members[^1].ValueEnd, $",{style.Between(depth + 1)}{key}", value, []);
    }

    // A name with escapes in it is none that we look for, unless it is wholly readable.
    static string Name(Utf8JsonReader reader) =>
        reader.ValueIsEscaped && LenientJson.Parse([(byte)'"', .. reader.ValueSpan, (byte)'"']) is { } name ? (string)name! : Encoding.UTF8.GetString(reader.ValueSpan);

    bool IsSorted() => members.Zip(members.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) <= 0);

    JsonMembers Splice(int start, int end, ReadOnlySpan<char> before, ReadOnlySpan<byte> value, ReadOnlySpan<char> after)
    {
        var text = new byte[start + Encoding.UTF8.GetByteCount(before) + value.Length + Encoding.UTF8.GetByteCount(after) + Text.Length - end];
        var rest = text.AsSpan();
        Text.Span[..start].CopyTo(rest);
        rest = rest[start..];
        rest = rest[Encoding.UTF8.GetBytes(before, rest)..];
        value.CopyTo(rest);
        rest = rest[value.Length..];
        rest = rest[Encoding.UTF8.GetBytes(after, rest)..];
        Text.Span[end..].CopyTo(rest);
        return Of(text);
    }
}
