using System.Globalization;
using System.Text;
using FakeMail.Displays;
using FakeMail.Feed;

namespace Workbook.Mail;

/// <summary>Prints a server's feed: a line for each line that is said, with the number of the conversation and its clock.</summary>
/// <param name="output">Where to.</param>
/// <param name="quiet">Whether only the messages are of interest.</param>
/// <param name="server">Whose lines: servers may share a folder, and the feed goes back to earlier runs.</param>
/// <param name="inColour">Whether to give client, server and events a colour each; the letters in front say the same.</param>
sealed class ConversationWindow(TextWriter output, bool quiet, string server, bool inColour)
{
    const int Widest = 200;
    const string Blue = "\e[34m", Yellow = "\e[33m", Bold = "\e[1m", Plain = "\e[0m";

    bool begun;

    /// <summary>How many messages were stored.</summary>
    public int Stored { get; private set; }

    public void Show(FeedEvent happened)
    {
        if (happened.Server != server) return;
        if (happened.Event is "started") (begun, Stored) = (true, 0);   // the process id may have been an earlier server's
        if (!begun) return;
        if (happened.Event is "stored") Stored++;
        if (Line(happened) is { } line && (!quiet || happened.Event is "stored")) output.WriteLine(inColour ? ColourOf(happened) + line + Plain : line);
    }

    static string ColourOf(FeedEvent happened) => (happened.Event, happened.Who) switch
    {
        ("stored", _) => Bold,
        (_, "client") => Blue,
        (_, "server") => Yellow,
        _ => "",
    };

    static string? Line(FeedEvent happened) => happened.Event switch
    {
        "began" => Entry(happened, $"-- {happened.Client} connects"),
        "said" => Entry(happened, $"{(happened.Who is "server" ? 'S' : 'C')}: {Visible.Cut(Readable(happened.Line!), Widest)}{(happened.Unfinished is true ? " (no CR LF)" : "")}"),
        "noted" => Entry(happened, $"-- {happened.Line}"),
        "text" => Entry(happened, $"C: (a message of {Look.Count(happened.Octets ?? 0, "octet")})"),
        "stored" => Entry(happened, $"-- message {happened.Message}{(happened.File is { } file ? $", {file}" : "")}: {Visible.Text(happened.Envelope!.ToString())}"),
        "ended" => Entry(happened, "-- the end"),
        _ => null,
    };

    static string Entry(FeedEvent happened, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"#{happened.Session} {happened.At ?? 0,8:0.000} {text}");

    // The line has an octet in each character. Most of what is above 127 is UTF-8 today, and then it can be read.
    static string Readable(string line)
    {
        var octets = Encoding.Latin1.GetBytes(line);
        return System.Text.Unicode.Utf8.IsValid(octets) ? Visible.Text(Encoding.UTF8.GetString(octets)) : Visible.Octets(octets);
    }
}
