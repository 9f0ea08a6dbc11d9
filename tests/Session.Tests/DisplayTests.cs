using Workbook.Session;

namespace Session.Tests;

public sealed class DisplayTests : SessionTest
{
    async Task<IReadOnlyDictionary<string, string>> ShownAsync(string code) =>
        await RunAsync(code) is CellOutcome.Value value ? value.Shown : throw new InvalidOperationException(code);

    [Theory]
    [InlineData("42", "42")]
    [InlineData("3.5", "3.5")]
    [InlineData("\"a < b\"", "a < b")]
    [InlineData("(string)null", "<null>")]
    [InlineData("new[] { 1, 2, 3 }", "[ 1, 2, 3 ]")]
    public async Task Every_value_has_plain_text_and_html(string code, string plain)
    {
        var shown = await ShownAsync(code);
        Assert.Equal(plain, shown["text/plain"]);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(plain), shown["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_collection_is_cut_at_twenty()
    {
        var shown = await ShownAsync("Enumerable.Range(1, 100)");
        Assert.Contains("20 ... ", shown["text/plain"], StringComparison.Ordinal);
        Assert.DoesNotContain("21", shown["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_may_bring_formatters_by_an_attribute_of_the_known_name()
    {
        var shown = await ShownAsync("""
            [TypeFormatterSource(typeof(Forms), PreferredMimeTypes = ["text/html", "text/plain", "application/vnd.test+json"])]
            public class Thing { }
            public class TypeFormatterSourceAttribute(Type source) : Attribute
            {
                public Type FormatterSourceType => source;
                public string[] PreferredMimeTypes { get; set; }
            }
            public class Form
            {
                public string MimeType { get; set; }
                public bool Format(object value, System.IO.TextWriter writer) { writer.Write("as " + MimeType); return true; }
            }
            public class Forms
            {
                public IEnumerable<object> CreateTypeFormatters() =>
                    [new Form { MimeType = "text/html" }, new Form { MimeType = "text/plain" }, new Form { MimeType = "application/vnd.test+json" }];
            }
            new Thing()
            """);
        Assert.Equal(["application/vnd.test+json", "text/html", "text/plain"], shown.Keys.Order());
        Assert.All(shown, form => Assert.Equal($"as {form.Key}", form.Value));
    }

    [Fact]
    public async Task A_cell_may_register_a_formatter() =>
        Assert.Equal("<i>1</i>", (await ShownAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            record Point(int X);
            Formatter.Register<Point>(point => $"<i>{point.X}</i>", "text/html");
            new Point(1)
            """))["text/html"]);

    [Fact]
    public async Task A_formatter_that_throws_is_told_in_the_place_of_the_value() =>
        Assert.Contains("InvalidOperationException: broken", (await ShownAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            record Broken();
            Formatter.Register<Broken>((Broken b) => throw new InvalidOperationException("broken"), "text/plain");
            new Broken()
            """))["text/plain"], StringComparison.Ordinal);

    [Fact]
    public async Task The_names_of_the_display_functions_are_there()
    {
        await DoneAsync("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
            display(1, "text/plain");
            DisplayedValue handle = 2.Display();
            handle.Update(3);
            "# four".DisplayAs("text/markdown");
            display(HTML("<b>5</b>"));
            display(div(b("6")));
            Kernel.CSS("b { color: red }");
            Kernel.Javascript("1;");
            """);
        var displays = Screen.Displays;
        Assert.Equal(["text/plain"], displays[0].Shown.Keys);
        Assert.Equal((displays[1].Id, true, "3"), (displays[2].Id, displays[2].IsUpdate, displays[2].Shown["text/plain"]));
        Assert.Equal("# four", displays[3].Shown["text/markdown"]);
        Assert.Equal("<b>5</b>", displays[4].Shown["text/html"]);
        Assert.Equal("<div><b>6</b></div>", displays[5].Shown["text/html"]);
        Assert.StartsWith("<style", displays[6].Shown["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("<script", displays[7].Shown["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_keeps_its_order_and_its_streams()
    {
        await DoneAsync("Console.Write(1); display(2); Console.Error.Write(3); ClearOutput(); Console.WriteLine(4);");
        // WriteLine(4) is two writes, which may travel together or not.
        Assert.Equal("out:1|display:2|err:3|clear:False|out:4\n", string.Join('|', Screen.Events).Replace("|out:\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_turned_its_output_elsewhere_does_not_silence_the_next()
    {
        await RunAsync("Console.SetOut(System.IO.TextWriter.Null); Console.SetError(System.IO.TextWriter.Null); Console.Write(1); throw new Exception();");
        Assert.Empty(Screen.Events);
        await DoneAsync("Console.Write(2); Console.Error.Write(3);");
        Assert.Equal(["out:2", "err:3"], Screen.Events);
    }

    [Fact]
    public async Task Many_small_writes_travel_together()
    {
        await DoneAsync("for (var i = 0; i < 100_000; i++) Console.WriteLine(i);");
        Assert.EndsWith("99999\n", Screen.Output.ToString(), StringComparison.Ordinal);
        Assert.InRange(Screen.Events.Count, 1, 2_000);
    }

    [Fact]
    public async Task The_console_is_read_line_by_line_and_key_by_key()
    {
        var screen = new Recorder();
        screen.Answers.Enqueue("one");
        screen.Answers.Enqueue("xy");
        var outcome = await RunAsync("var a = Console.ReadLine(); var b = (char)Console.Read(); var c = Console.ReadLine(); a + b + c", screen);
        Assert.Equal("onexy", Assert.IsType<CellOutcome.Value>(outcome).Result);
    }
}
