using System.Text;
using System.Text.Json;

namespace Workbook.Notebooks;

/// <summary>The octets of a notebook file, found to be well-formed: what stands before the JSON, the JSON, what stands behind it.</summary>
sealed record NotebookText(ReadOnlyMemory<byte> Before, JsonMembers Members, ReadOnlyMemory<byte> After)
{
    static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="NotebookException">It is not the text of a notebook; the message says why and where.</exception>
    public static NotebookText Of(ReadOnlyMemory<byte> octets, string name)
    {
        var start = octets.Span.StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        start += octets.Span[start..].IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var blank ? blank : octets.Length - start;
        if (start == octets.Length) throw new NotebookException($"{name} is empty, so it is not a notebook.");
        if (octets.Span[start] is not (byte)'{')
            throw new NotebookException($"{name} is not a notebook: it is not JSON that begins with '{{'.");

        var end = start + End(octets.Span[start..], name);
        var members = JsonMembers.Of(octets[start..end]);
        CheckVersion(members, name);
        return new(octets[..start], members, octets[end..]);
    }

    static int End(ReadOnlySpan<byte> json, string name)
    {
        // Not the final block: so that a text which only stops too early is told apart from one that is wrong.
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new(JsonScan.ReaderOptions));
        long end = 0;
        try
        {
            while (reader.Read()) end = reader.BytesConsumed;
        }
        catch (JsonException wrong)
        {
            var reason = wrong.Message.Split(" LineNumber:")[0];
            throw new NotebookException($"{name} is damaged in line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}: {reason}", wrong);
        }
        if (reader.CurrentDepth > 0 || reader.TokenType is not JsonTokenType.EndObject)
            throw new NotebookException($"{name} breaks off in line {json.Count((byte)'\n') + 1}: the file is truncated. Take a fresh copy of it.");
        return (int)end;
    }

    static void CheckVersion(JsonMembers members, string name)
    {
        if (!TryNumber(members, "nbformat", out var major))
            throw new NotebookException($"{name} is JSON but not a notebook: it has no \"nbformat\".");
        if (major is not 4)
            throw new NotebookException($"{name} is a notebook of format {major}, and only format 4 is read here: open and save it once in Jupyter.");
        if (members.Value("cells").Span is not [(byte)'[', ..])
            throw new NotebookException($"{name} is JSON but not a notebook: it has no list of \"cells\".");
    }

    /// <summary>The second number of the format, 5 in a notebook of today.</summary>
    public int Minor => TryNumber(Members, "nbformat_minor", out var minor) ? minor : 0;

    static bool TryNumber(JsonMembers members, string name, out int number) =>
        int.TryParse(Encoding.ASCII.GetString(members.Value(name).Span), out number);
}
