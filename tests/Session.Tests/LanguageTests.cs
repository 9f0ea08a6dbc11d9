namespace Session.Tests;

public sealed class LanguageTests : SessionTest
{
    [Theory]
    [InlineData("Console.WriteL", "WriteLine")]
    [InlineData("List<int> x = new(); x.AddR", "AddRange")]
    [InlineData("whi", "while")]
    [InlineData("disp", "display")]
    public async Task Completion_works_before_any_cell(string code, string word)
    {
        Assert.Contains(word, await WordsAsync(code));
    }

    [Fact]
    public async Task Completion_knows_earlier_cells()
    {
        await DoneAsync("using System.Net; string greeting = \"hello\";");
        await DoneAsync("int Doubled(int n) => n * 2;");
        Assert.Contains("ToUpper", await WordsAsync("greeting.To"));
        Assert.Contains("Doubled", await WordsAsync("Dou"));
        Assert.Contains("IPAddress", await WordsAsync("IPAd"));
    }

    [Fact]
    public async Task Hover_knows_earlier_cells()
    {
        await DoneAsync("/// <summary>Twice as much.</summary>\nint Doubled(int n) => n * 2;");
        var hover = await Session.Language.InspectAsync("Doubled(2)", 3, Cancel).WaitAsync(Deadline, Cancel);
        Assert.Contains("int Doubled(int n)", hover!.Text, StringComparison.Ordinal);
        Assert.Contains("Twice as much.", hover.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnostics_know_earlier_cells_and_pass_over_magic_commands()
    {
        await DoneAsync("int known = 1;");
        Assert.Empty(Session.Language.Diagnose("#!time\nknown++;", Cancel));
        var wrong = Assert.Single(Session.Language.Diagnose("#!time\nunknown++;", Cancel));
        Assert.Equal(("CS0103", 2, 1), (wrong.Id, wrong.Line, wrong.Column));
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<IEnumerable<string>> WordsAsync(string code) =>
        (await Session.Language.CompleteAsync(code, code.Length, Cancel).WaitAsync(Deadline, Cancel)).Items.Select(item => item.Text);
}
