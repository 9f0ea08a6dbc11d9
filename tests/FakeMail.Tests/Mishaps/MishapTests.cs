using FakeMail.Mishaps;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>What a mishap is told, and what it tells of itself.</summary>
public sealed class MishapTests : Misbehaving
{
    [Theory]
    [InlineData("250 OK")]
    [InlineData("354 Go on")]
    [InlineData("No")]
    [InlineData("550")]
    [InlineData("550-5.1.1 No")]
    [InlineData("600 No")]
    [InlineData("550 5.1.1 No\r\n250 OK")]
    public void What_is_no_refusal_is_told_so_at_once(string reply)
    {
        var wrong = Assert.Throws<ArgumentException>(() => Server.Refuse(Connect, reply));
        Assert.Contains("is no refusal", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_may_have_several_lines_and_no_status()
    {
        Server.Refuse(Command("NOOP"), "450 5.1.1 is of another class\nand so it is words");
        using var client = await GreetedAsync();
        Assert.Equal("450-5.1.1 is of another class|450 and so it is words", await client.SayAsync("NOOP"));
    }

    [Fact]
    public void A_rule_tells_what_it_is()
    {
        Server.HangUp(Recipient("*@home"), "421 4.3.2 Bye").Times(2);
        Server.AnswerLate(InData(100), TimeSpan.FromSeconds(1.5));
        Assert.Equal(["recipient *@home: says \"421 4.3.2 Bye\", then hangs up (happened 0 of 0 times)", "100 octets of a message: waits 1.5 s (happened 0 of 0 times)"], Server.Mishaps.Select(mishap => mishap.ToString()));
    }
}
