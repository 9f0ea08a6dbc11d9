using Workbook.Session;

namespace Session.Tests;

public sealed class CellStateTests : SessionTest
{
    [Fact]
    public async Task A_trailing_expression_is_the_value_of_the_cell() => Assert.Equal(2, await ValueAsync("1 + 1"));

    [Fact]
    public async Task A_statement_is_no_value() => await DoneAsync("var x = 1;");

    [Fact]
    public async Task A_call_without_a_result_is_no_value() => await DoneAsync("Console.Write(1)");

    [Fact]
    public async Task An_empty_cell_and_a_comment_do_nothing()
    {
        await DoneAsync("");
        await DoneAsync("// nothing");
        Assert.Equal(3, await ValueAsync("3"));
    }

    [Fact]
    public async Task Later_cells_see_what_earlier_ones_declared()
    {
        await DoneAsync("int Twice(int n) => n * 2; record Point(int X, int Y); var p = new Point(1, 2);");
        Assert.Equal(4, await ValueAsync("Twice(p.Y)"));
    }

    [Fact]
    public async Task A_later_declaration_hides_an_earlier_one()
    {
        await DoneAsync("var x = 1;");
        await DoneAsync("var x = \"two\";");
        Assert.Equal("two", await ValueAsync("x"));
    }

    [Fact]
    public async Task A_using_holds_for_later_cells()
    {
        await DoneAsync("using System.Net.Sockets;");
        Assert.Equal("Stream", await ValueAsync("SocketType.Stream.ToString()"));
    }

    [Theory]
    [InlineData("new StringBuilder().Append(1).ToString()")]
    [InlineData("new ArrayList().Count + new List<int>().Count")]
    [InlineData("Enumerable.Range(1, 3).Sum()")]
    [InlineData("Task.CompletedTask.IsCompleted")]
    public async Task The_implicit_usings_are_there(string code) => Assert.NotNull(await ValueAsync(code));

    [Theory]
    [InlineData("File.Exists(\"x\")")]
    [InlineData("Thread.Sleep(0);")]
    [InlineData("new Socket(default, default, default);")]
    [InlineData("Regex.IsMatch(\"\", \"\")")]
    public async Task Other_namespaces_have_to_be_named(string code) => Assert.IsType<CellOutcome.NotCompiled>(await RunAsync(code));

    [Fact]
    public async Task Await_stands_at_the_top_level() =>
        Assert.Equal(5, await ValueAsync("await Task.Delay(1); var n = await Task.FromResult(5); n"));

    [Fact]
    public async Task Waiting_for_an_asynchronous_method_does_not_deadlock() =>
        Assert.Equal(7, await ValueAsync("async Task<int> Seven() { await Task.Delay(5); await Task.Yield(); return 7; }\nSeven().Result"));

    [Fact]
    public async Task A_first_cell_that_throws_keeps_what_it_had_assigned()
    {
        Assert.IsType<CellOutcome.Threw>(await RunAsync("var before = 41; var zero = 0; var after = 1 / zero;"));
        Assert.Equal(41, await ValueAsync("before"));
        Assert.Equal(0, await ValueAsync("after"));
    }

    [Fact]
    public async Task A_later_cell_that_throws_keeps_what_it_had_assigned()
    {
        await DoneAsync("var first = 1;");
        Assert.IsType<CellOutcome.Threw>(await RunAsync("first = 2; var second = 3; throw new Exception();"));
        Assert.Equal(5, await ValueAsync("first + second"));
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"no message\")", "[its message cannot be read: InvalidOperationException]")]
    [InlineData("null", "")]
    public async Task What_is_thrown_without_a_message_that_can_be_read_is_an_error_as_any_other(string message, string told)
    {
        var threw = Assert.IsType<CellOutcome.Threw>(await RunAsync($"class Own : Exception {{ public override string Message => {message}; }}\nthrow new Own();"));
        Assert.Equal("Own", threw.Trace.Name);
        Assert.Equal(told, threw.Trace.Message);
        Assert.Contains("  Cell In[1], line 2", threw.Trace.Lines);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await DoneAsync("var x = 1;");
        Assert.IsType<CellOutcome.NotCompiled>(await RunAsync("x = 2; var y = nothing;"));
        Assert.Equal(1, await ValueAsync("x"));
    }

    [Fact]
    public async Task More_cells_than_the_first_table_holds()
    {
        for (var i = 0; i < 80; i++)
            await DoneAsync($"var v{i} = {i};");
        Assert.Equal(79 + 3, await ValueAsync("v79 + v3"));
    }

    [Fact]
    public async Task Variables_are_listed_with_their_latest_values()
    {
        await DoneAsync("var b = 1; var a = \"x\";");
        await DoneAsync("var b = 2.5;");
        Assert.Equal([("a", "x"), ("b", 2.5)], Session.Variables.Select(variable => (variable.Name, variable.Value)));
    }

    [Fact]
    public async Task Against_the_runtimes_own_assemblies_it_works_too()
    {
        Session = new CSharpSession(new SessionOptions { UseRuntimeAssemblies = true });
        await DoneAsync("using System.Net.Sockets; var kind = SocketType.Stream;");
        Assert.Equal(2, await ValueAsync("1 + (int)kind"));
    }
}
