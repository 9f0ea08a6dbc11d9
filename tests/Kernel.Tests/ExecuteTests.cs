using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Kernel.Tests;

/// <summary>One kernel for all of them: each test leaves it usable for the next.</summary>
public sealed class ExecuteTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task A_result_comes_between_busy_and_idle_as_text_and_as_html()
    {
        var run = await kernel.RunAsync("40 + 2");
        Assert.Equal("ok", run.Status);
        Assert.Equal(["status", "execute_input", "execute_result", "status"], run.Types);
        Assert.Equal("42", run.Result());
        Assert.Contains("42", run.Result("text/html"), StringComparison.Ordinal);
        Assert.Equal(run.Reply["execution_count"]!.GetValue<int>(), run.Only("execute_input").Content["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Output_streams_while_the_cell_runs_and_from_any_thread()
    {
        var cell = kernel.Start("""
            var go = new TaskCompletionSource();
            Console.WriteLine("first");
            await Task.Run(() => Console.Error.WriteLine("from a thread"));
            Console.WriteLine(await GetInputAsync("more? "));
            """, new() { ["allow_stdin"] = true });
        await kernel.PrintedAsync(cell, "first");
        await kernel.PrintedAsync(cell, "from a thread");
        await AnswerAsync(cell, "second");
        var run = await kernel.EndAsync(cell);
        Assert.Equal("first\nsecond\n", run.Stream("stdout"));
        Assert.Equal("from a thread\n", run.Stream("stderr"));
    }

    [Fact]
    public async Task Prints_and_displays_keep_their_order()
    {
        var run = await kernel.RunAsync("Console.Write(1); display(2); Console.Write(3); \"4\".DisplayAs(\"text/markdown\"); Console.Write(5);");
        Assert.Equal(["stream", "display_data", "stream", "display_data", "stream"], run.Types.Where(type => type is "stream" or "display_data"));
    }

    [Fact]
    public async Task An_update_names_the_display_it_replaces()
    {
        var run = await kernel.RunAsync("var shown = display(\"before\"); shown.Update(\"after\");");
        var (first, second) = (run.Only("display_data"), run.Only("update_display_data"));
        Assert.Equal(first.Content["transient"]!["display_id"]!.GetValue<string>(), second.Content["transient"]!["display_id"]!.GetValue<string>());
        Assert.Equal("after", second.Content["data"]!["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task Json_travels_as_an_object()
    {
        var run = await kernel.RunAsync("\"{\\\"points\\\": 1}\".DisplayAs(\"application/vnd.email-workbook.check+json\");");
        Assert.Equal(1, run.Only("display_data").Content["data"]!["application/vnd.email-workbook.check+json"]!["points"]!.GetValue<int>());
    }

    [Fact]
    public async Task Output_can_be_cleared() =>
        Assert.True((await kernel.RunAsync("ClearOutput(wait: true);")).Only("clear_output").Content["wait"]!.GetValue<bool>());

    [Fact]
    public async Task Reading_the_console_asks_the_client()
    {
        var cell = kernel.Start("Console.Write(\"name? \"); var name = Console.ReadLine(); $\"Hello {name}\"", new() { ["allow_stdin"] = true });
        await AnswerAsync(cell, "Ada");
        Assert.Equal("Hello Ada", (await kernel.EndAsync(cell)).Result());
    }

    [Fact]
    public async Task A_password_is_asked_for_as_one()
    {
        var cell = kernel.Start("await GetPasswordAsync(\"secret: \")", new() { ["allow_stdin"] = true });
        var question = await AnswerAsync(cell, "x");
        Assert.True(question.Content["password"]!.GetValue<bool>());
        Assert.Equal("secret: ", question.Content["prompt"]!.GetValue<string>());
        Assert.Equal("x", (await kernel.EndAsync(cell)).Result());
    }

    [Fact]
    public async Task Where_no_input_is_accepted_the_cell_fails_and_says_so()
    {
        var run = await kernel.RunAsync("Console.ReadLine()");
        Assert.Equal("InputRefusedException", run.Name);
        Assert.Contains("accepts none", run.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_has_its_name_and_a_trace_to_cell_and_line()
    {
        await kernel.RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var run = await kernel.RunAsync("// one\nvar ten = 10;\nDivide(ten, 0)");
        var number = run.Reply["execution_count"]!.GetValue<int>();
        Assert.Equal("DivideByZeroException", run.Name);
        Assert.Equal("Attempted to divide by zero.", run.Value);
        Assert.Contains($"Cell In[{number - 1}], line 3, in Divide\n    return a / b;", run.Traceback, StringComparison.Ordinal);
        Assert.Contains($"Cell In[{number}], line 3\n    Divide(ten, 0)", run.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("Workbook.", run.Traceback, StringComparison.Ordinal);
        Assert.Equal(run.Name, run.Only("error").Content["ename"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_thrown_on_a_thread_of_its_own_is_told_and_ends_nothing()
    {
        var cell = kernel.Start("var stray = new System.Threading.Thread(() => throw new InvalidOperationException(\"stray\")); stray.Start(); stray.Join();");
        await kernel.PrintedAsync(cell, "stray");
        await kernel.EndAsync(cell);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_compile_error_is_an_error_with_line_and_caret()
    {
        var run = await kernel.RunAsync("var fine = 1;\nvar bad = nothing;");
        Assert.Equal("CS0103", run.Name);
        Assert.Contains("line 2, column 11: error CS0103", run.Traceback, StringComparison.Ordinal);
        Assert.Contains("    var bad = nothing;\n              ^^^^^^^", run.Traceback, StringComparison.Ordinal);
        Assert.Empty(run.Stream("stderr"));
    }

    [Fact]
    public async Task Warnings_are_no_output()
    {
        var run = await kernel.RunAsync("string s = null; async Task F() { } int unused;");
        Assert.Equal("ok", run.Status);
        Assert.Equal(["status", "execute_input", "status"], run.Types);
    }

    [Fact]
    public async Task A_silent_cell_publishes_nothing_and_does_not_count()
    {
        var before = (await kernel.RunAsync("1")).Reply["execution_count"]!.GetValue<int>();
        var run = await kernel.RunAsync("Console.WriteLine(1); 2", new() { ["silent"] = true });
        Assert.Equal(["status", "status"], run.Types);
        Assert.Equal(before, run.Reply["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_error_aborts_what_is_queued_unless_told_otherwise()
    {
        var gate = kernel.Start("await GetInputAsync(); throw new Exception(\"first\");", new() { ["allow_stdin"] = true });
        var queued = kernel.Start("1");
        await AnswerAsync(gate, "");
        Assert.Equal("error", (await kernel.EndAsync(gate)).Status);
        Assert.Equal("aborted", (await kernel.EndAsync(queued)).Status);

        gate = kernel.Start("await GetInputAsync(); throw new Exception(\"first\");", new() { ["allow_stdin"] = true, ["stop_on_error"] = false });
        queued = kernel.Start("1");
        await AnswerAsync(gate, "");
        Assert.Equal("error", (await kernel.EndAsync(gate)).Status);
        Assert.Equal("ok", (await kernel.EndAsync(queued)).Status);
    }

    [Fact]
    public async Task What_is_asked_behind_a_cell_that_fails_is_answered_all_the_same()
    {
        var gate = kernel.Start("await GetInputAsync(); throw new Exception(\"first\");", new() { ["allow_stdin"] = true });
        var queued = kernel.Start("1");
        var completion = kernel.AskAsync("complete_request", new() { ["code"] = "Console.WriteLi", ["cursor_pos"] = 15 });
        await AnswerAsync(gate, "");
        Assert.Equal("aborted", (await kernel.EndAsync(queued)).Status);
        Assert.Equal("WriteLine", (await completion)["matches"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task User_expressions_are_evaluated_after_the_cell()
    {
        var run = await kernel.RunAsync("var n = 5;", new() { ["user_expressions"] = new JsonObject { ["twice"] = "n * 2", ["wrong"] = "nothing" } });
        Assert.Equal("10", run.Reply["user_expressions"]!["twice"]!["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal("CS0103", run.Reply["user_expressions"]!["wrong"]!["ename"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flood_is_cut_with_a_note_and_harms_nobody()
    {
        var run = await kernel.RunAsync("var line = new string('x', 1999); for (var i = 0; i < 100_000; i++) Console.WriteLine(line);");
        var text = run.Stream("stdout");
        Assert.Equal("ok", run.Status);
        Assert.InRange(text.Length, 8_000_000, 9_000_000);
        Assert.EndsWith("the rest is left out.]\n", text, StringComparison.Ordinal);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    async Task<JupyterMessage> AnswerAsync(JupyterMessage cell, string answer)
    {
        var question = await kernel.Heard.WaitAsync(JupyterChannel.Stdin, message => message.Answers(cell), kernel.Deadline);
        Assert.Equal("input_request", question.Type);
        kernel.Send(JupyterChannel.Stdin, "input_reply", new() { ["value"] = answer });
        return question;
    }
}
