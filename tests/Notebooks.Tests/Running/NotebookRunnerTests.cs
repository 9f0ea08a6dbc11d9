using System.Diagnostics;

namespace Workbook.Notebooks.Tests;

public class NotebookRunnerTests
{
    [Fact]
    public async Task Cells_run_in_order_and_their_outputs_are_kept_as_notebooks_keep_them()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("print a\nprint b\nwarn c\nprint d", "show x one\nresult two", "print e\nclear\nprint f\nclear wait\nprint g\nclear wait"));

        Assert.True(run.IsGood);
        Assert.Equal(["stdout: a\nb\n", "stderr: c\n", "stdout: d\n"], Scripted.Short(run.Cells[0]));
        Assert.Equal(["display_data: one", "execute_result: two"], Scripted.Short(run.Cells[1]));
        Assert.Equal(["stdout: g\n"], Scripted.Short(run.Cells[2]));
        Assert.Equal([1, 2, 3], run.Cells.Select(cell => cell.Count));
    }

    [Fact]
    public async Task An_update_reaches_a_display_of_an_earlier_cell()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("show x one", "update x two\nupdate unknown three"));

        Assert.Equal(["display_data: two"], Scripted.Short(run.Cells[0]));
        Assert.Empty(run.Cells[1].Outputs);
    }

    [Fact]
    public async Task The_first_error_ends_the_run_and_is_told_with_its_line()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("print a", "print b\nraise NullReferenceException there is nothing", "print c"));

        var error = Assert.IsType<CellOutcome.Failed>(run.FirstFault?.Outcome).Error;
        Assert.Equal(("NullReferenceException", "there is nothing", 2), (error.Name, error.Message, error.Line));
        Assert.IsType<CellOutcome.Skipped>(run.Cells[2].Outcome);
        Assert.Equal(["stdout: b\n", "error: NullReferenceException"], Scripted.Short(run.Cells[1]));
        Assert.False(run.IsWhole);
    }

    [Fact]
    public async Task An_announced_error_is_no_fault_and_an_unannounced_one_may_be_passed_over()
    {
        var notebook = Scripted.Notebook("print a", "print c");
        notebook.Cells[0].SetSource("raise Announced");
        notebook.Cells[0].SetMetadata(new() { ["tags"] = new System.Text.Json.Nodes.JsonArray("raises-exception") });
        notebook.Add(CellKind.Code, "raise Unannounced");

        var run = await Scripted.RunAsync(notebook, options => options with { KeepGoing = true });

        Assert.Equal(["failed as expected", "passed", "failed"], run.Cells.Select(cell => cell.Outcome.Word));
        Assert.True(run.IsWhole);
    }

    [Fact]
    public async Task Prose_empty_cells_and_cells_tagged_so_are_not_run()
    {
        var notebook = Scripted.Notebook(" \n", "raise Skipped");
        notebook.Cells[1].SetMetadata(new() { ["tags"] = new System.Text.Json.Nodes.JsonArray("nbval-skip") });
        notebook.Add(CellKind.Markdown, "raise Prose");
        notebook.Add(CellKind.Code, "print first");

        var run = await Scripted.RunAsync(notebook);

        Assert.Equal([null, null, null, 1], run.Cells.Select(cell => cell.Count));
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_interrupted()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("sleep"), options => options with { CellLimit = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(new CellOutcome.Stopped(true, "stopped after 0.05 s, the time that a cell may take"), run.Cells[0].Outcome);
    }

    [Fact]
    public async Task A_cell_that_does_not_yield_costs_its_kernel_and_the_run_can_still_go_on()
    {
        var notebook = Scripted.Notebook("print a\nhang", "print b");
        notebook.Cells[0].SetMetadata(new() { ["workbook"] = new System.Text.Json.Nodes.JsonObject { ["timeout"] = 3 } });

        var run = await Scripted.RunAsync(notebook, options => options with { KeepGoing = true, Kernel = Scripted.ImpatientLaunch() });

        Assert.Equal("stopped after 3 s, the time that a cell may take; it did not yield, so its kernel was ended", Assert.IsType<CellOutcome.Stopped>(run.Cells[0].Outcome).Reason);
        Assert.Equal(["stdout: a\n"], Scripted.Short(run.Cells[0]));
        Assert.Equal(["stdout: b\n"], Scripted.Short(run.Cells[1]));
    }

    [Fact]
    public async Task A_kernel_that_dies_in_a_cell_is_told_with_what_it_printed_before()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("print a\nexit 42", "print b"), options => options with { KeepGoing = true });

        Assert.Equal(new CellOutcome.Died(42, "the kernel died (exit code 42): Goodbye"), run.Cells[0].Outcome);
        Assert.Equal(["stdout: b\n"], Scripted.Short(run.Cells[1]));
    }

    [Fact]
    public async Task Two_hundred_megabytes_of_output_are_cut_with_a_note()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("flood 200\nshow x end", "print b"));

        Assert.True(run.IsGood);
        Assert.Equal(1_000_000, ((string)run.Cells[0].Outputs[0]["text"]!).Length);
        Assert.Equal(["display_data: end", "stdout: \n[The cell printed 209,715,200 characters; the last 208,715,200 are not kept.]\n"], Scripted.Short(run.Cells[0])[1..]);
        Assert.Equal(["stdout: b\n"], Scripted.Short(run.Cells[1]));
    }

    [Fact]
    public async Task Thousands_of_displays_are_cut_with_a_note()
    {
        var run = await Scripted.RunAsync(
            Scripted.Notebook(string.Join('\n', Enumerable.Range(0, 50).Select(i => $"show x{i} {i}"))),
            options => options with { OutputLimit = new(100, 10, 1000) });

        Assert.Equal("stdout: \n[The cell showed more than is kept: 40 outputs are left out.]\n", Scripted.Short(run.Cells[0])[^1]);
        Assert.Equal(11, run.Cells[0].Outputs.Count);
    }

    [Fact]
    public async Task Garbage_and_forged_messages_are_not_heeded()
    {
        var run = await Scripted.RunAsync(Scripted.Notebook("garbage\nprint a"));

        Assert.True(run.IsGood);
        Assert.Equal(["stdout: a\n"], Scripted.Short(run.Cells[0]));
    }

    [Fact]
    public async Task The_user_may_stop_the_cell_and_nothing_more()
    {
        using var signal = new RunSignal();

        var run = await Scripted.RunAsync(
            Scripted.Notebook("print a", "sleep", "print c"), options => options with { KeepGoing = true }, signal,
            news => { if (news is RunEvent.CellBegun { Number: 2 }) signal.StopCells(); });

        Assert.Equal(["passed", "interrupted", "passed"], run.Cells.Select(cell => cell.Outcome.Word));
    }

    [Fact]
    public async Task Stopping_the_run_ends_the_kernel_and_all_that_it_started()
    {
        using var signal = new RunSignal();

        var run = await Scripted.RunAsync(
            Scripted.Notebook("pid\nchild", "hang"), options => options with { Kernel = Scripted.ImpatientLaunch() }, signal,
            news => { if (news is RunEvent.CellBegun { Number: 2 }) signal.StopRun(); });

        Assert.Equal(["passed", "interrupted"], run.Cells.Select(cell => cell.Outcome.Word));
        foreach (var process in ((string)run.Cells[0].Outputs[0]["text"]!).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            await Scripted.WaitUntilGoneAsync(int.Parse(process, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Outputs_are_put_back_into_code_cells_and_nowhere_else()
    {
        var notebook = Scripted.Notebook("print a", "");
        notebook.Add(CellKind.Markdown, "prose", id: "prose");

        (await Scripted.RunAsync(notebook)).KeepOutputs();

        var kept = Notebook.Parse(notebook.ToOctets(), "again.ipynb").Cells;
        Assert.Equal([1, null, null], kept.Select(cell => cell.ExecutionCount));
        Assert.Equal("a\n", (string?)kept[0].Outputs[0]["text"]);
        Assert.DoesNotContain("outputs", System.Text.Encoding.UTF8.GetString(notebook.ToOctets().Span).Split("prose")[^1], StringComparison.Ordinal);
    }
}
