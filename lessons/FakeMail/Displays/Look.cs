using System.Globalization;

namespace FakeMail.Displays;

/// <summary>How displays look. Text keeps the colour of the page and areas are translucent, so both are readable on light and on dark.</summary>
public static class Look
{
    /// <summary>Around a display.</summary>
    public const string Card = "font:14px/1.5 system-ui,sans-serif;border:1px solid rgba(128,128,128,.45);border-radius:8px;padding:10px 14px;margin:4px 0;max-width:60em";

    /// <summary>Octets as text.</summary>
    public const string Mono = "font:13px/1.5 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre-wrap;overflow-wrap:anywhere";

    /// <summary>A table, and its cells: notebooks have a style of their own for them.</summary>
    public const string Table = "border-collapse:collapse;margin:0;font-size:13px", Cell = "text-align:left;vertical-align:top;padding:2px 10px 2px 0;border:none";

    /// <summary>What explains, beside what is shown.</summary>
    public const string Aside = "opacity:.8;font-size:12px";

    /// <summary>The colours of client and server: told apart by the colour-blind too, and dark enough on white, light enough on black for a line.</summary>
    public const string Client = "#3b82f6", Server = "#d97706";

    /// <summary>The same colours as areas behind text.</summary>
    public const string ClientArea = "rgba(59,130,246,.14)", ServerArea = "rgba(217,119,6,.16)";

    /// <summary>Seconds with three places.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A number of things: <c>1 message</c>, <c>1,024 octets</c>.</summary>
    public static string Count(long number, string thing) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(number is 1 ? "" : "s")}";
}
