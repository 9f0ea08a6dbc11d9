using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lessons;

/// <summary>The forms of a check: a card to look at, its points as a bare number (which nbgrader reads), and everything, for programs.</summary>
public sealed class CheckFormatters
{
    /// <summary>The media type of the form for programs.</summary>
    public const string Json = "application/vnd.email-workbook.check+json";

    readonly CheckFormatter[] formatters =
    [
        new("text/html", CheckHtml.Of),
        new("text/plain", card => card.Points.ToString(CultureInfo.InvariantCulture)),
        new(Json, CheckJson.Of),
    ];

    /// <summary>One formatter for each form.</summary>
    public IEnumerable<CheckFormatter> CreateTypeFormatters() => formatters;
}

/// <summary>Writes a check in one form.</summary>
public sealed class CheckFormatter(string mimeType, Func<CheckCard, string> write)
{
    /// <summary>The form.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value, if it is a check.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not CheckCard card) return false;
        writer.Write(write(card));
        return true;
    }
}

/// <summary>A check as JSON: version 1 of a form that other programs read. Written member by member: a serializer that looks at types first would take most of the time of a check.</summary>
static class CheckJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(CheckCard card)
    {
        using var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets, Options))
            Write(json, card);
        return Encoding.UTF8.GetString(octets.ToArray());
    }

    static void Write(Utf8JsonWriter json, CheckCard card)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("exercise", card.Id);
        json.WriteString("title", card.Title);
        json.WriteNumber("points", card.Points);
        json.WriteNumber("outOf", card.OutOf);
        json.WriteStartArray("lines");
        foreach (var line in card.Lines) WriteLine(json, line);
        json.WriteEndArray();
        json.WriteStartArray("hints");
        foreach (var hint in card.Hints) json.WriteStringValue(hint);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteLine(Utf8JsonWriter json, CheckLine line)
    {
        json.WriteStartObject();
        json.WriteString("name", line.Name);
        json.WriteString("outcome", line switch { CheckLine.Failed => "failed", CheckLine.Passed => "passed", _ => "to do" });
        if (line is CheckLine.Failed failed)
        {
            if (failed.Reason is not "") json.WriteString("reason", failed.Reason);
            if (failed.Difference is { } difference)
            {
                json.WriteString("expected", difference.Expected);
                json.WriteString("got", difference.Got);
                json.WriteString("where", difference.Where);
            }
        }
        json.WriteEndObject();
    }
}
