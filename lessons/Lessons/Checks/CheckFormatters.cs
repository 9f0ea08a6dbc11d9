using System.Globalization;
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

/// <summary>A check as JSON: version 1 of a form that other programs read.</summary>
static class CheckJson
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static string Of(CheckCard card) => JsonSerializer.Serialize(new
    {
        version = 1,
        exercise = card.Id,
        title = card.Title,
        points = card.Points,
        outOf = card.OutOf,
        lines = card.Lines.Select(Line),
        hints = card.Hints,
    }, Options);

    static object Line(CheckLine line) => line switch
    {
        CheckLine.Failed failed => new
        {
            name = line.Name,
            outcome = "failed",
            reason = failed.Reason is "" ? null : failed.Reason,
            expected = failed.Difference?.Expected,
            got = failed.Difference?.Got,
            where = failed.Difference?.Where,
        },
        _ => new { name = line.Name, outcome = line is CheckLine.Passed ? "passed" : "to do" },
    };
}
