namespace Workbook.Session.Tests;

/// <summary>Which names a cell may have from another: those of its own functions are its own.</summary>
public class CellNamesTests
{
    [Theory]
    [InlineData("int F(int line) => line + 1;", "")]
    [InlineData("int F(int n) { var line = n; return line; }", "")]
    [InlineData("int F(int n) { foreach (var line in Lines(n)) return line; return 0; }", "Lines")]
    [InlineData("int F(string s) => int.TryParse(s, out var i) ? i : other;", "other")]
    [InlineData("var f = (int a) => a + b;", "b")]
    [InlineData("int F() { int G(int n) => n; return G(1) + H(2); }", "H")]
    [InlineData("int F(object o) => o switch { string text => text.Length, _ => count };", "count")]
    [InlineData("int F() { try { } catch (Exception e) { Show(e); } return 0; }", "Show")]
    [InlineData("var q = from a in source where a > limit select a;", "limit source")]
    [InlineData("T F<T>(T value) => value;", "")]
    [InlineData("if (ready) { var a = 1; Use(a); } Use(b);", "Use b ready")]
    [InlineData("{ Use(x); { int x = 1; Use(x); } }", "Use x")]
    [InlineData("text.Shout();", "Shout text")]
    [InlineData("int F(string text) => text.Shout();", "Shout")]
    [InlineData("line = 5; string line;", "line")]
    [InlineData("List<Letter> F() => [];", "Letter")]
    public void Names_that_may_come_from_another_cell_are_mentioned(string code, string names)
    {
        string[] framework = ["var", "int", "string", "TryParse", "Exception", "Length", "List", "T"];

        Assert.Equal(names, string.Join(' ', CellNames.Of(code).Mentioned.Except(framework).Order(StringComparer.Ordinal)));
    }
}
