using System.Globalization;

namespace FakeMail.Imap;

/// <summary>Dates as IMAP writes them (RFC 3501 §9).</summary>
static class ImapDate
{
    static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A moment: <c>" 9-Nov-2001 01:08:47 +0000"</c>.</summary>
    public static string Write(DateTimeOffset moment)
    {
        var zone = moment.ToString("zzz", English).Replace(":", "", StringComparison.Ordinal);
        return $"\"{moment.Day,2}{moment.ToString("-MMM-yyyy HH:mm:ss", English)} {zone}\"";
    }

    /// <summary>Reads a moment.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTimeOffset Moment(string text)
    {
        var zoned = text is [.. var before, '+' or '-', _, _, _, _] && text.Length > 3 ? text.Insert(text.Length - 2, ":") : text;
        return DateTimeOffset.TryParseExact(zoned.TrimStart(), ["d-MMM-yyyy HH:mm:ss zzz", "dd-MMM-yyyy HH:mm:ss zzz"], English, DateTimeStyles.None, out var moment) ? moment
            : throw new FormatException("A date and time is written like \" 9-Nov-2001 01:08:47 +0000\"");
    }

    /// <summary>Reads a day: <c>9-Nov-2001</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, ["d-MMM-yyyy", "dd-MMM-yyyy"], English, DateTimeStyles.None, out var day) ? day
            : throw new FormatException("A date is written like 9-Nov-2001");
}
