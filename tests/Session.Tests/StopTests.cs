using Workbook.Session;

namespace Session.Tests;

/// <summary>Serial: what spins is found by looking at the whole process.</summary>
[CollectionDefinition(nameof(StopTests), DisableParallelization = true)]
[Collection(nameof(StopTests))]
public sealed class StopTests : SessionTest
{
    // Some seconds inside the system's cryptography, where nothing of ours is asked whether to go on.
    const string LongWork = "System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(\"x\", new byte[8], 15_000_000, System.Security.Cryptography.HashAlgorithmName.SHA256, 32)";

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(1); while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) try { System.Threading.Thread.Sleep(-1); } catch (Exception) { }")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("await Task.Run(() => System.Threading.Thread.Sleep(-1));")]
    [InlineData("while (true) Console.WriteLine(1);")]
    [InlineData("while (true) display(1);")]
    [InlineData("await foreach (var n in Endless()) { }\nasync IAsyncEnumerable<int> Endless() { while (true) { await Task.Yield(); yield return 1; } }")]
    [InlineData("while (true) { await Task.Delay(1); Console.WriteLine(1); }")]
    [InlineData("await Task.Run(() => { while (true) ; });")]
    [InlineData("int Count() { for (var i = 0; ; i++) i %= 1000; }\nCount();")]
    [InlineData("while (true) System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 100));")]
    [InlineData("while (true) string.Join(\",\", Enumerable.Range(0, 1000));")]
    [InlineData("do { } while (true);")]
    [InlineData("foreach (var n in Numbers()) { }\nIEnumerable<int> Numbers() { for (var n = 0; ; n++) yield return n; }")]
    [InlineData("foreach (var (a, b) in Enumerable.Repeat((1, 2), int.MaxValue).Concat(Enumerable.Repeat((1, 2), int.MaxValue))) ;")]
    [InlineData("void Again() { again: goto again; }\nAgain();")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("try { } finally { while (true) ; }")]
    [InlineData("class Slow { public override string ToString() { while (true) ; } }\nnew Slow()")]
    public async Task What_never_ends_is_stopped_and_variables_survive(string code)
    {
        await DoneAsync("var kept = 1;");
        var outcome = await StopAsync("kept = 2; Console.WriteLine(\"begun\"); var mine = 3;\n" + code);
        Assert.IsType<CellOutcome.Interrupted>(outcome);
        Assert.Equal(5, await ValueAsync("kept + mine"));
    }

    [Theory]
    [InlineData("await Task.Run(() => " + LongWork + ");")]
    [InlineData(LongWork + ";")]
    public async Task What_does_not_yield_is_given_up_and_the_losses_are_named(string code)
    {
        await DoneAsync("var kept = 1; var also = 2;");
        var outcome = Assert.IsType<CellOutcome.Stuck>(await StopAsync("Console.WriteLine(\"begun\");\n" + code, WorksAsync));
        Assert.Superset(new HashSet<string> { "also", "kept" }, outcome.Lost.ToHashSet());
    }

    [Fact]
    public async Task A_loop_in_a_loaded_file_is_stopped_too()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csx");
        await File.WriteAllTextAsync(file, "void Forever()\n{\n    while (true) { }\n}\n", TestContext.Current.CancellationToken);
        try
        {
            await DoneAsync($"#load \"{file.Replace('\\', '/')}\"\nvar kept = 1;");
            Assert.IsType<CellOutcome.Interrupted>(await StopAsync("Console.WriteLine(\"begun\"); Forever();"));
            Assert.Equal(1, await ValueAsync("kept"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Loops_that_work_in_libraries_are_stopped_many_times_over()
    {
        await DoneAsync("var kept = 1;");
        for (var round = 0; round < 25; round++)
            Assert.IsType<CellOutcome.Interrupted>(await StopAsync("Console.WriteLine(\"begun\"); while (true) { System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 100)); kept++; }"));
        Assert.True((int)(await ValueAsync("kept"))! > 1);
    }

    [Fact]
    public async Task What_goes_wrong_in_a_loop_is_told_where_it_was_written()
    {
        var threw = Assert.IsType<CellOutcome.Threw>(await RunAsync("while (true)\n\n    throw new InvalidOperationException(\"no\");"));
        Assert.Contains(threw.Trace.Lines, line => line.Contains("line 3", StringComparison.Ordinal));

        var wrong = Assert.IsType<CellOutcome.NotCompiled>(await RunAsync("while (true) nonsense();"));
        Assert.Equal((1, 14), (wrong.Errors[0].Line, wrong.Errors[0].Column));
    }

    [Fact]
    public async Task Stopping_when_nothing_runs_does_nothing()
    {
        await Session.InterruptAsync();
        Assert.Equal(1, await ValueAsync("1"));
    }

    // Until the work itself goes on, and not only the cell: before, there is still something to be stopped.
    static async Task WorksAsync()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var enough = process.TotalProcessorTime + TimeSpan.FromMilliseconds(300);
        for (; process.TotalProcessorTime < enough; process.Refresh()) await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    async Task<CellOutcome> StopAsync(string code, Func<Task>? until = null)
    {
        var screen = new Recorder();
        var running = RunAsync(code, screen);
        await screen.WaitForAsync("begun");
        await (until?.Invoke() ?? Task.CompletedTask);
        await Session.InterruptAsync();
        return await running;
    }
}
