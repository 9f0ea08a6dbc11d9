using System.Text.Json;
using FakeMail;

namespace Lessons.Tests;

public class CheckTests
{
    [Fact]
    public void The_points_are_earned_when_every_line_passes()
    {
        var card = Check.Exercise("uu-length", points: 2).Equal("3 octets", expected: '#', () => '#').True("it holds", () => true);
        Assert.Equal((2, 2), (card.Points, card.OutOf));
        Assert.All(card.Lines, line => Assert.IsType<CheckLine.Passed>(line));
    }

    [Fact]
    public void One_line_that_fails_is_enough_to_earn_nothing() =>
        Assert.Equal(0, Check.Exercise("x", points: 2).True("yes", () => true).True("no", () => false, "look here").Points);

    [Fact]
    public void A_check_without_lines_earns_nothing() => Assert.Equal(0, Check.Exercise("x").Points);

    [Fact]
    public void What_has_not_been_written_is_still_to_do()
    {
        var card = Check.Exercise("x").Equal("a", 1, () => throw new NotImplementedException()).True("b", () => Task.Run(bool () => throw new NotImplementedException()).Result);
        Assert.All(card.Lines, line => Assert.IsType<CheckLine.StillToDo>(line));
    }

    [Fact]
    public void After_a_line_that_finds_nothing_written_the_rest_is_to_do_too()
    {
        var card = Check.Exercise("x").True("a", () => true).Equal("b", 1, () => throw new NotImplementedException()).True("c", () => false, "a mere consequence");
        Assert.Equal(["Passed", "StillToDo", "StillToDo"], card.Lines.Select(line => line.GetType().Name));
    }

    [Fact]
    public void Code_that_has_to_refuse_something_can_be_checked()
    {
        var card = Check.Exercise("x")
            .Throws<FormatException>("a", () => throw new FormatException("line 3"), saying: "line 3")
            .Throws<FormatException>("b", () => throw new FormatException("line 3"), saying: "line 4")
            .Throws<FormatException>("c", () => { })
            .Throws<FormatException>("d", () => throw new IOException())
            .Throws<FormatException>("e", () => throw new NotImplementedException());
        Assert.Equal(["Passed", "Failed", "Failed", "Failed", "StillToDo"], card.Lines.Select(line => line.GetType().Name));
    }

    [Fact]
    public void What_is_thrown_is_a_line_on_the_card()
    {
        var line = Assert.IsType<CheckLine.Failed>(Check.Exercise("x").True("a", () => int.Parse("x", null) > 0).Lines[0]);
        Assert.StartsWith("your code threw FormatException: ", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_swallows_the_stop_of_a_cell() =>
        Assert.Throws<ThreadInterruptedException>(() => Check.Exercise("x").True("a", () => throw new ThreadInterruptedException()));

    [Fact]
    public async Task Lines_may_be_awaited_and_mixed()
    {
        var card = await Check.Exercise("x")
            .TrueAsync("a", () => Task.FromResult(true))
            .EqualAsync("b", 3, () => Task.FromResult(3))
            .Equal("c", "d", () => "d")
            .True("e", () => false)
            .TrueAsync("f", async () => { await Task.Yield(); throw new NotImplementedException(); });
        Assert.Equal(["Passed", "Passed", "Passed", "Failed", "StillToDo"], card.Lines.Select(line => line.GetType().Name));
    }

    [Fact]
    public void Rules_go_over_the_wire()
    {
        var transcript = new Transcript(new LessonClock());
        transcript.Record(Speaker.Client, "HELO me\r\nMAIL FROM:<a@x>\r\n"u8);
        transcript.Record(Speaker.Server, "250 OK\r\n354 go\r\n"u8);
        transcript.Record(Speaker.Client, "QUIT\r\n..\r\n.\r\nquit\r\n"u8);
        var card = Check.Exercise("x")
            .Sent("a", () => transcript, t => t.InOrder("helo", "MAIL FROM", "QUIT"))
            .Sent("b", () => transcript, t => t.Said("quit") && !t.Said("RCPT"))
            .Sent("c", () => transcript, t => t.NothingRefused() && t.EndsEveryLine())
            .Sent("d", () => transcript, t => t.MessagesSent().Single().SequenceEqual(["QUIT", ".."]))
            .Sent("e", () => transcript, t => t.InOrder("QUIT", "HELO"), otherwise: "HELO comes first");
        Assert.Equal(["Passed", "Passed", "Passed", "Passed", "Failed"], card.Lines.Select(line => line.GetType().Name));
        Assert.Equal("HELO comes first", ((CheckLine.Failed)card.Lines[^1]).Reason);
    }

    [Fact]
    public void A_bare_line_feed_does_not_end_a_line()
    {
        var transcript = new Transcript();
        transcript.Record(Speaker.Client, "HELO me\nNOOP\r\n"u8);
        Assert.False(transcript.EndsEveryLine());
    }

    public static TheoryData<object?, object?, string, string, string, int, int> Differences => new()
    {
        { "abc", "abd", "\"abc\"", "\"abd\"", "character 3: 'c' expected, 'd' got", 3, 1 },
        { "abc", "ab", "\"abc\"", "\"ab\"", "right so far, but it ends 1 character too early", 3, 1 },
        { "", "ab", "\"\"", "\"ab\"", "right so far, but 2 more characters than expected", 1, 1 },
        { "a\r\nb", "a\nb", "\"a\\r\\nb\"", "\"a\\nb\"", "character 2: '\\r' expected, '\\n' got", 2, 2 },
        { "a\r\nb", "a\r\nc", "\"a\\r\\nb\"", "\"a\\r\\nc\"", "character 4: 'b' expected, 'c' got", 6, 1 },
        { "a\u202eb", "a b", "\"a\\u202eb\"", "\"a b\"", "character 2: '\\u202e' expected, ' ' got", 2, 6 },
        { "a b", "a\u00a0b", "\"a b\"", "\"a\\u00a0b\"", "character 2: ' ' expected, '\\u00a0' got", 2, 1 },
        { "日🎉", "日🎈", "\"日🎉\"", "\"日🎈\"", "character 2: '🎉' expected, '🎈' got", 2, 2 },
        { "🎉", "\ud83c", "\"🎉\"", "\"\\ud83c\"", "character 1: '🎉' expected, '\\ud83c' got", 1, 2 },
        { "🎉" + new string('x', 19) + "a", "🎉" + new string('x', 19) + "b", $"\"🎉{new string('x', 19)}a\"", $"\"🎉{new string('x', 19)}b\"", "character 22: 'a' expected, 'b' got", 22, 1 },
        { "🎉a", "🎉b", "\"🎉a\"", "\"🎉b\"", "character 3: 'a' expected, 'b' got", 3, 1 },
        { new byte[] { 1, 2 }, new byte[] { 1, 255 }, "01 02", "01 ff", "octet 2 (offset 0001): 02 expected, ff got", 3, 2 },
        { new byte[] { 1 }, Array.Empty<byte>(), "01", "", "right so far, but it ends 1 octet too early", 0, 2 },
        { new[] { "a", "b" }, new List<string> { "a" }, "[\"a\", \"b\"]", "[\"a\"]", "2 items expected, 1 item got", -1, 1 },
        { new[] { "a", "b" }, new[] { "a", "c" }, "\"b\"", "\"c\"", "item 2, character 1: 'b' expected, 'c' got", 1, 1 },
        { 3, 4, "3", "4", "", -1, 1 },
        { 1.5, 2.5, "1.5", "2.5", "", -1, 1 },
        { true, false, "true", "false", "", -1, 1 },
        { 'M', 'm', "'M'", "'m'", "", -1, 1 },
        { "a", null, "\"a\"", "null", "one of them is null", -1, 1 },
    };

    [Theory, MemberData(nameof(Differences))]
    public void A_difference_shows_where_two_values_part(object? expected, object? got, string left, string right, string where, int column, int width) =>
        Assert.Equal(new Difference(left, right, where, column, width), Difference.Between(expected, got));

    [Fact]
    public void Of_long_values_the_part_around_the_difference_is_shown()
    {
        var difference = Difference.Between(new string('x', 500) + "a" + new string('y', 500), new string('x', 500) + "b")!;
        Assert.StartsWith("…\"xxxx", difference.Expected, StringComparison.Ordinal);
        Assert.Equal(("a", "b"), (difference.Expected[difference.Column].ToString(), difference.Got[difference.Column].ToString()));
        Assert.InRange(difference.Expected.Length, 20, 60);

        var octets = Difference.Between(new byte[100], (byte[])[.. new byte[90], 1, .. new byte[9]])!;
        Assert.Equal("octet 91 (offset 005a): 00 expected, 01 got", octets.Where);
        Assert.Equal("01", octets.Got[octets.Column..(octets.Column + 2)]);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData("a", "a")]
    [InlineData(null, null)]
    public void Equal_values_have_none(object? one, object? other) => Assert.Null(Difference.Between(one, other));

    [Fact]
    public void Equal_sequences_have_none()
    {
        Assert.Null(Difference.Between(new byte[] { 1, 2 }, new byte[] { 1, 2 }));
        Assert.Null(Difference.Between(new[] { "a" }, new List<string> { "a" }));
    }

    [Fact]
    public void Values_of_many_kinds_can_be_compared() => Assert.Equal(1, Check.Exercise("x")
        .Equal("char", expected: '#', () => '#')
        .Equal("string", expected: "a", () => "a")
        .Equal("int", expected: 3, () => 3)
        .Equal("bool", expected: true, () => true)
        .Equal("octets", expected: [1, 2], () => new byte[] { 1, 2 })
        .Equal("octets", expected: "ab"u8.ToArray(), () => "ab"u8.ToArray())
        .Equal("lines", expected: ["a", "b"], () => new List<string> { "a", "b" })
        .Equal("lines", expected: new[] { "a", "b" }, () => new[] { "a", "b" })
        .Equal("lines", expected: ["a", "b"], () => "a b".Split(' ').Select(part => part))
        .Points);

    [Fact]
    public void Programs_read_everything_as_JSON()
    {
        var card = Check.Exercise("uu-length", points: 3, hints: ["vague", "clear"], title: "Length").True("a", () => true).Equal("b", "<x>", () => "<y>").Equal("c", 1, () => throw new NotImplementedException());
        using var json = JsonDocument.Parse(Written(card, CheckFormatters.Json));
        var root = json.RootElement;
        Assert.Equal((1, "uu-length", "Length", 0, 3), (root.GetProperty("version").GetInt32(), root.GetProperty("exercise").GetString(), root.GetProperty("title").GetString(), root.GetProperty("points").GetInt32(), root.GetProperty("outOf").GetInt32()));
        Assert.Equal(["passed", "failed", "to do"], root.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("outcome").GetString()));
        Assert.Equal("\"<y>\"", root.GetProperty("lines")[1].GetProperty("got").GetString());
        Assert.Equal(2, root.GetProperty("hints").GetArrayLength());
    }

    [Fact]
    public void Nbgrader_reads_a_bare_number() => Assert.Equal("2", Written(Check.Exercise("x", points: 2).True("a", () => true), "text/plain"));

    [Fact]
    public void Printed_it_says_everything() => Assert.Equal("""
        Length: 0 of 3 points
          ✓ passed       a
          ✗ not yet      b
              expected  "<x>"
              got       "<y>"
                          ^
              character 2: 'x' expected, 'y' got
          ✗ not yet      c
              look at the second line
          ○ still to do  d
        """, Check.Exercise("uu-length", points: 3, title: "Length").True("a", () => true).Equal("b", "<x>", () => "<y>").True("c", () => false, "look at the second line").Equal("d", 1, () => throw new NotImplementedException()).ToString(), ignoreLineEndingDifferences: true);

    static string Written(CheckCard card, string mimeType)
    {
        using var writer = new StringWriter();
        Assert.True(new CheckFormatters().CreateTypeFormatters().Single(formatter => formatter.MimeType == mimeType).Format(card, writer));
        return writer.ToString();
    }
}

/// <summary>Tests that change the environment of the process run alone.</summary>
[CollectionDefinition(nameof(NbgraderTests), DisableParallelization = true)]
[Collection(nameof(NbgraderTests))]
public sealed class NbgraderTests : IDisposable
{
    public NbgraderTests() => Environment.SetEnvironmentVariable("NBGRADER_EXECUTION", "autograde");

    public void Dispose() => Environment.SetEnvironmentVariable("NBGRADER_EXECUTION", null);

    [Fact]
    public void There_an_exercise_that_was_not_tried_fails_its_cell() =>
        Assert.Equal("\"a\" is still to do.", Assert.Throws<InvalidOperationException>(() => Check.Exercise("x").Equal("a", 1, () => throw new NotImplementedException())).Message);

    [Fact]
    public void There_too_a_wrong_answer_is_a_card_with_no_points() =>
        Assert.Equal(0, Check.Exercise("x").Equal("a", 1, () => 2).Points);
}
