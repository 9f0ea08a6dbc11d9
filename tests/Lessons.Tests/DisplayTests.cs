using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using FakeMail;
using FakeMail.Displays;
using Microsoft.DotNet.Interactive.Formatting;
using MimeKit;

namespace Lessons.Tests;

public sealed partial class DisplayTests : IDisposable
{
    const string Nasty = "Subject: <script>alert(1)</script> \"&'\r\n\ttab \0 \u0001 \u007f \ud800 \ufffe 🎉 日本語\r\nX: y\r\n\r\nbody\n.bare\r.\r\n";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly string folder = Directory.CreateTempSubdirectory("mail").FullName;
    readonly FakeMailServer server;

    public DisplayTests() => server = FakeMailServer.Start(port: 0, folder: folder, clock: new LessonClock());

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_display_is_well_formed_harmless_and_the_same_everywhere()
    {
        foreach (var (name, display) in await AllAsync())
        {
            var html = Well(display.ToHtml());
            Assert.Empty(html.Descendants("script"));
            Assert.DoesNotContain(html.Descendants().Attributes(), attribute => attribute.Name == "id" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.All(html.Descendants().Attributes().Where(attribute => attribute.Name == "src" || attribute.Name == "href"), attribute => Assert.StartsWith("data:", attribute.Value, StringComparison.Ordinal));
            Assert.DoesNotContain("url(", display.ToHtml(), StringComparison.Ordinal);

            var both = display.ToHtml() + display.ToText();
            Assert.DoesNotContain(server.Port.ToString(CultureInfo.InvariantCulture), both, StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetFileName(folder), both, StringComparison.Ordinal);
            Assert.DoesNotContain(DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture), both, StringComparison.Ordinal);
            Assert.All(display.ToText().Split('\n'), line => Assert.True(line.EnumerateRunes().Count() <= 80, $"{name}: {line}"));
            Assert.False(string.IsNullOrWhiteSpace(display.ToText()), name);
        }
    }

    [Fact]
    public async Task Every_picture_has_words()
    {
        foreach (var (_, display) in await AllAsync())
        {
            var html = Well(display.ToHtml());
            Assert.All(html.Descendants().Where(element => element.Name.LocalName is "svg"), svg =>
                Assert.True(svg.Attribute("role")?.Value is "img" && (svg.Attribute("aria-label") is not null || svg.Elements().Any(element => element.Name.LocalName is "title" && element.Value is not ""))));
            Assert.All(html.Descendants("img"), image => Assert.NotEqual("", image.Attribute("alt")?.Value ?? ""));
        }
    }

    [Fact]
    public async Task A_notebook_finds_both_forms_of_every_display()
    {
        foreach (var (name, display) in await AllAsync())
        {
            if (display is CardDisplay) continue;
            Assert.Equal((name, "text/html text/plain"), (name, string.Join(' ', Formatter.GetPreferredMimeTypesFor(display.GetType()))));
            Assert.Equal(display.ToHtml(), display.ToDisplayString("text/html"));
            Assert.Equal(display.ToText(), display.ToDisplayString("text/plain"));
        }
    }

    [Fact]
    public void A_notebook_finds_all_three_forms_of_a_check()
    {
        var card = Check.Exercise("x", points: 2).True("a", () => true);
        Assert.Equal(["text/html", "text/plain", CheckFormatters.Json], Formatter.GetPreferredMimeTypesFor(typeof(CheckCard)));
        Assert.Equal("2", card.ToDisplayString("text/plain"));
        Assert.StartsWith("{\"version\":1,\"exercise\":\"x\"", card.ToDisplayString(CheckFormatters.Json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_readable_on_light_and_on_dark()   // WCAG 2.2, 1.4.3: at least 4.5 to 1
    {
        (double Text, double Page)[] themes = [(0x21, 0xff), (0xd4, 0x1e), (0xcc, 0x11)];   // notebooks' own
        foreach (var (name, display) in await AllAsync())
        {
            var html = display.ToHtml();
            Assert.DoesNotMatch("(?<!-)color:(?!inherit)", html);   // the text has the colour of the page
            var faintest = Opacity.Matches(html).Select(match => Number(match.Groups[1])).DefaultIfEmpty(1).Min();
            foreach (Match area in Area.Matches(html))
                foreach (var (text, page) in themes)
                {
                    double[] ground = [.. Enumerable.Range(1, 3).Select(i => Blend(Number(area.Groups[i]), page, Number(area.Groups[4])))];
                    double[] letter = [.. ground.Select(channel => Blend(text, channel, faintest))];
                    Assert.True(Contrast(letter, ground) >= 4.5, $"{name}: {Contrast(letter, ground):0.00} on {area.Value} with opacity {faintest}");
                }
        }
    }

    [Fact]
    public void Whatever_octets_come_the_displays_hold() => Gen.Byte.Array[0, 400].Sample(octets =>
    {
        var transcript = new Transcript(new LessonClock());
        transcript.Record(Speaker.Client, octets);
        transcript.Record(Speaker.Server, octets);
        IDisplay[] displays = [Show.Bytes(octets), Show.Wire(octets), Show.Headers(octets), Show.Tree(octets), transcript, transcript.SequenceDiagram(),
            new Inbox([new(1, new("a", ["b"]), MessageContent.Of(octets), null, transcript)])];
        foreach (var display in displays)
        {
            Well(display.ToHtml());
            Assert.All(display.ToText().Split('\n'), line => Assert.True(line.EnumerateRunes().Count() <= 80, line));
        }
    }, iter: 300);

    [Fact]
    public void Whatever_text_comes_markup_holds() => Gen.String.Sample(text =>
        Assert.NotNull(Well(Markup.Of($"<a b=\"{text}\">{text}</a>").Html)));

    [Fact]
    public void The_server_is_shown_without_its_port()
    {
        Assert.Equal("fake mail server · listening · 0 messages", server.ToDisplayString("text/plain"));
        server.Stop();
        Assert.Equal("fake mail server · stopped · 0 messages", server.ToDisplayString("text/plain"));
    }

    [Fact]
    public void Bytes_are_rows_of_sixteen() => Assert.Equal("""
        0000  48 69 0d 0a 00 c3 bc 20  41 42 43 44 45 46 47 48  Hi␍␊␀·· ABCDEFGH
        0010  49                                                I
        """, Show.Bytes([.. "Hi\r\n\0ü ABCDEFGHI"u8]).ToText(), ignoreLineEndingDifferences: true);

    [Fact]
    public void Lines_show_how_they_end() =>
        Assert.Equal("a␍␊\n␍␊\nb␊\n⟨C3⟩⟨BC⟩ (no line end)", Show.Wire("a\r\n\r\nb\nü").ToText());

    [Fact]
    public void Bits_are_regrouped_by_six() => Assert.Equal("""
        octets     67 'C'   |  97 'a'   |  116 't'
        bits      01000011  | 01100001  | 01110100
        by six    010000 | 110110 | 000101 | 110100
        value       16   |   54   |   5    |   52
        plus 32     0    |   V    |   %    |   T
        """, Show.Bits("Cat"u8.ToArray()).ToText(), ignoreLineEndingDifferences: true);

    [Fact]
    public void In_base64_padding_is_an_equals_sign() => Assert.EndsWith("letter      a    |   A    |   =    |   =", Show.Base64Bits("h"u8.ToArray()).ToText(), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Bits_are_drawn_for_one_to_six_octets(int count) => Assert.Throws<ArgumentException>(() => Show.Bits(new byte[count]));

    [Fact]
    public void A_reply_is_shown_as_it_was_said() =>
        Assert.Equal("250-one\n250 two", new SmtpReply(250, "one\ntwo").ToDisplayString("text/plain"));

    [Fact]
    public void A_decoded_file_is_shown_with_what_was_wrong() => Assert.Equal("""
        cat.txt (it called itself "../cat.txt") · mode 644 (rw-r--r--) · 3 octets
          line 4: "end" is missing
        """, new UuFile("../cat.txt", 0x1A4, "Cat"u8.ToArray(), [new(4, "\"end\" is missing")]).ToDisplayString("text/plain"), ignoreLineEndingDifferences: true);

    [Fact]
    public void Parts_are_a_tree() => Assert.Equal("""
        multipart/mixed
        ├─ multipart/alternative
        │  ├─ text/plain · utf-8 · 2 octets
        │  └─ text/html · utf-8 · 9 octets
        └─ image/png · base64 · attachment · "dot.png" · 3 octets
        """, Show.Tree(Mixed()).ToText(), ignoreLineEndingDifferences: true);

    [Fact]
    public void Header_fields_show_how_they_are_folded() => Assert.Equal("""
        From    │ me@school
        Subject │ a long␍␊
                │  folded subject
        """, Show.Headers("From: me@school\r\nSubject: a long\r\n  folded subject\r\n\r\nbody").ToText(), ignoreLineEndingDifferences: true);

    [Fact]
    public void A_picture_has_its_size_in_words() => Assert.Equal("[picture: a dot, 69 octets, 1×1]", Show.Picture(Png, "a dot").ToText());

    [Fact]
    public void What_is_no_picture_is_refused() => Assert.Throws<ArgumentException>(() => Show.Picture([1, 2, 3], "x"));

    [Fact]
    public void A_hundred_thousand_lines_are_shown_in_part()
    {
        var transcript = new Transcript(new LessonClock());
        transcript.Record(Speaker.Server, "354 go\r\n"u8);
        for (var i = 0; i < 20_000; i++) transcript.Record(Speaker.Client, "a line\r\n"u8);
        transcript.Record(Speaker.Client, ".\r\n"u8);
        Assert.Contains("…  19,971 more lines", ((IDisplay)transcript).ToText(), StringComparison.Ordinal);
        Assert.InRange(((IDisplay)transcript).ToHtml().Length, 1000, 100_000);
        Assert.InRange(Show.Bytes(new byte[1_000_000]).ToHtml().Length, 1000, 100_000);
        Assert.InRange(Show.Wire(new byte[1_000_000]).ToHtml().Length, 1000, 400_000);
    }

    static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC");

    async Task<List<(string Name, IDisplay Display)>> AllAsync()
    {
        List<(string, IDisplay)> all = [("server", server), ("empty inbox", server.Inbox), ("empty transcript", server.Transcript), ("empty diagram", server.Transcript.SequenceDiagram())];
        using var smtp = await SmtpDialogue.ConnectAsync(server, stop: Cancel);
        await smtp.ReadReplyAsync(Cancel);
        foreach (var command in (string[])["EHLO <me>&", "MAIL FROM:<\"a&b<\"@x>", "RCPT TO:<you@home>", "RCPT TO:<\"" + new string('x', 200) + "\"@y>", "\u00e9\u0001\u007f", "DATA"]) await smtp.CommandAsync(command, Cancel);
        await smtp.SendMessageAsync(Encoding.Latin1.GetBytes(Nasty), Cancel);
        await smtp.SendRawAsync("QUI", Cancel);
        foreach (var transcript in (Transcript[])[smtp.Transcript, server.Transcript]) all.AddRange([("transcript", transcript), ("diagram", transcript.SequenceDiagram())]);
        var octets = server.Messages[^1].Octets;
        all.AddRange([("inbox", server.Inbox), ("server with mail", server),
            ("bytes", Show.Bytes(octets)), ("no bytes", Show.Bytes("")), ("text", Show.Bytes(Nasty)), ("wire", Show.Wire(octets)), ("wire text", Show.Wire(Nasty)), ("nothing", Show.Wire("")),
            ("headers", Show.Headers(octets)), ("header text", Show.Headers(Nasty)), ("no headers", Show.Headers("\r\nbody")), ("tree", Show.Tree(Mixed())), ("tree of octets", Show.Tree(octets)), ("no tree", Show.Tree(new MimeMessage())),
            ("messages", server.Messages), ("message", server.Messages[^1]), ("envelope", server.Messages[^1].Envelope), ("reply", server.Transcript.Replies[1]), ("refusal", new SmtpReply(550, "No <such> user\u0001", "5.1.1")),
            ("file", new UuFile("../\u202e<cat>.txt", 0x1A4, [1, 2, 3], [new(3, "some <thing>")])), ("plain file", new UuFile("cat.txt", 0x1ED, [], [])),
            ("picture", Show.Picture(Png, "a \"dot\" <&>")), ("html", Show.Html("<b>bold</b>", "bold")),
            ("check", new CardDisplay(Check.Exercise("x", hints: ["<one>", "two & three"]).Equal("<a>", "<b>\0\"\r\n", () => "<c>").Equal("b", [1, 2], () => [1, 3]).True("c", () => throw new NotImplementedException()).True("d", () => false, "<look>"))),
            ("check passed", new CardDisplay(Check.Exercise("x").True("a", () => true)))]);
        for (var length = 1; length <= 6; length++) all.AddRange([("bits", Show.Bits(Png[..length])), ("base64", Show.Base64Bits(Png[..length]))]);
        return all;
    }

    static MimeMessage Mixed()
    {
        var body = new BodyBuilder { TextBody = "hi", HtmlBody = "<p>hi</p>" };
        body.Attachments.Add("dot.png", [1, 2, 3]);
        return new() { Body = body.ToMessageBody() };
    }

    static XElement Well(string html) => XElement.Parse($"<div>{html}</div>");

    static double Blend(double over, double under, double opacity) => over * opacity + under * (1 - opacity);

    static double Number(Group group) => double.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(double[] rgb)
    {
        double[] linear = [.. rgb.Select(channel => channel / 255).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    [GeneratedRegex("(?<![a-z-])opacity(?::|=\")([0-9.]+)")]
    internal static partial Regex Opacity { get; }

    [GeneratedRegex("(?:background:|fill=\")rgba\\((\\d+),(\\d+),(\\d+),([0-9.]+)\\)")]
    internal static partial Regex Area { get; }

    /// <summary>A check's card, whose text is shown where it is printed.</summary>
    sealed class CardDisplay(CheckCard card) : IDisplay
    {
        public string ToHtml()
        {
            using var writer = new StringWriter();
            new CheckFormatters().CreateTypeFormatters().First().Format(card, writer);
            return writer.ToString();
        }

        public string ToText() => card.ToString();
    }
}
