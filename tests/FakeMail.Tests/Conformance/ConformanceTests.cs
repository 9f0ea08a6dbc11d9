using FakeMail.Smtp;

namespace FakeMail.Tests.Conformance;

/// <summary>Every conversation of the text files beside this one, played in every way in which octets can travel.</summary>
public class ConformanceTests
{
    public static IEnumerable<TheoryDataRow<string>> Everything => Titles(_ => true);

    public static IEnumerable<TheoryDataRow<string>> WithoutTls => Titles(play => !play.Lines.Contains("TLS"));

    // Where the client has to hear before it goes on, it cannot say all at once.
    public static IEnumerable<TheoryDataRow<string>> InOneGo => Titles(play => !play.Lines.Contains("TLS") && !play.Not.Contains("at-once"));

    public static IEnumerable<TheoryDataRow<string>> OverTls => Titles(play => !play.Lines.Contains("TLS") && !play.Not.Contains("over-tls"));

    [Theory, MemberData(nameof(Everything))]
    public async Task Line_by_line(string title)
    {
        await using var stage = new MemoryStage(Find(title).Settings);
        await Player.PlayAsync(Find(title), stage);
    }

    [Theory, MemberData(nameof(WithoutTls))]
    public async Task Octet_by_octet(string title)
    {
        await using var stage = new MemoryStage(Find(title).Settings, most: 1);
        await Player.PlayAsync(Find(title), stage);
    }

    [Theory, MemberData(nameof(WithoutTls))]
    public async Task Cut_anywhere(string title)
    {
        foreach (var most in (int[])[2, 3, 7, 31])
        {
            await using var stage = new MemoryStage(Find(title).Settings, most);
            await Player.PlayAsync(Find(title), stage, atOnce: most > 3 && !Find(title).Not.Contains("at-once"));
        }
    }

    [Theory, MemberData(nameof(InOneGo))]
    public async Task All_in_one_segment(string title)   // RFC 2920 §3.2: a server takes commands one after the other, however they come
    {
        await using var stage = new MemoryStage(Find(title).Settings);
        await Player.PlayAsync(Find(title), stage, atOnce: true);
    }

    [Theory, MemberData(nameof(Everything))]
    public async Task Over_a_socket(string title)
    {
        await using var stage = await SocketStage.OpenAsync(Find(title).Settings);
        await Player.PlayAsync(Find(title), stage);
    }

    [Theory, MemberData(nameof(OverTls))]
    public async Task Over_TLS_from_the_first_octet(string title)   // RFC 8314 §3.3
    {
        await using var stage = await SocketStage.OpenAsync(Find(title).Settings with { ImplicitTls = true });
        await Player.PlayAsync(Find(title), stage);
    }

    [Fact]
    public void There_are_many_and_no_two_have_the_same_name()
    {
        Assert.True(Play.All.Count >= 150, $"There are {Play.All.Count} conversations.");
        Assert.Equal(Play.All.Count, Play.All.DistinctBy(play => play.Title).Count());
        Assert.All(Play.All, play => Assert.Matches(@"^RFC \d+ §\d", play.Title));
    }

    [Theory]
    [InlineData("S: 220\nC: NOOP\nS: 251")]
    [InlineData("S: 220\nC: NOOP\nS.")]
    [InlineData("S: 220\nC: EHLO me\nS* 251")]
    [InlineData("S: 220\nC: QUIT\nS: 221\nS: 250")]
    [InlineData("S: 220\nM: a@x → b@x")]
    [InlineData("after DATA\nC: x\nC: .\nS: 250")]
    [InlineData("after DATA\nC: x\nC: .\nS: 250\nM: ann@x.test → bob@x.test\n| y")]
    [InlineData("after DATA\nC: x\nC: .\nS: 250\nM: ann@x.test → eve@x.test\n| x")]
    [InlineData("S: 220\nC: NOOP")]
    public async Task A_conversation_that_goes_otherwise_is_a_failure(string lines)
    {
        await using var stage = new MemoryStage(new());
        var play = Assert.Single(Play.In($"# RFC 0 §0 wrong\n{lines}", "here"));
        var failure = await Record.ExceptionAsync(() => Player.PlayAsync(play, stage));
        Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(failure);
    }

    static IEnumerable<TheoryDataRow<string>> Titles(Func<Play, bool> which) => Play.All.Where(which).Select(play => new TheoryDataRow<string>(play.Title));

    static Play Find(string title) => Play.All.Single(play => play.Title == title);
}
