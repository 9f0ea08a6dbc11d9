using System.Diagnostics;

namespace Workbook.Grading.Tests;

/// <summary>Answers that take more than there is: each fails its own exercise with one sentence that says why, and the other is still marked.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    readonly TrialLesson lesson = new();
    readonly Judge judge;

    public LimitTests() => judge = lesson.Judge(new SandboxOptions { Unsafe = true, Limits = new() { Memory = 256L * 1024 * 1024 } });

    [Theory]
    [InlineData("int Twice(int number) { var all = new List<byte[]>(); while (true) all.Add(new byte[1_000_000]); }", "used up all the memory")]
    [InlineData("unsafe int Twice(int number) { for (var i = 0L; i < 10_000; i++) new Span<byte>((void*)Marshal.AllocHGlobal(1_000_000), 1_000_000).Fill(1); return 0; }", "used up all the memory")]
    [InlineData("int Twice(int number) { using var raw = Console.OpenStandardOutput(); while (true) raw.Write(new byte[1_000_000]); }", "printed more than 4 MB")]
    [InlineData("string[] Twice(int number) => Enumerable.Repeat(new string('x', 1_000_000), 1_000).ToArray();", "too large|used up all the memory")]
    [InlineData("IEnumerable<int> Twice(int number) { while (true) yield return 1; }", "more than 1000000 items")]
    [InlineData("int Twice(int number) => throw new InvalidOperationException(new string('x', 100_000_000));", "InvalidOperationException|used up all the memory")]
    public async Task Too_much_fails_the_exercise_and_no_other(string answer, string reasons)
    {
        var judgement = await judge.JudgeAsync(TrialLesson.Answers(answer), exercises: null, TestContext.Current.CancellationToken);

        Assert.Equal([0, 0, 1], judgement.Verdicts.Select(verdict => verdict.Earned));
        Assert.Matches(reasons, judgement.Verdicts[0].Detail);
    }

    [Fact]
    public async Task A_gigabyte_on_the_console_is_counted_and_forgotten()
    {
        var judgement = await judge.JudgeAsync(
            TrialLesson.Answers("int Twice(int number) { var line = new string('x', 1_000_000); for (var i = 0; i < 1_000; i++) Console.WriteLine(line); return 2 * number; }"),
            exercises: null, TestContext.Current.CancellationToken);

        Assert.Equal([1, 1, 1], judgement.Verdicts.Select(verdict => verdict.Earned));
    }

    [Fact]
    public async Task Judging_can_be_given_up_while_students_code_runs()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        // Ten minutes may not be waited for: this ends because it is given up.
        await using var patient = lesson.Judge(new SandboxOptions { Unsafe = true, Limits = new() { Question = TimeSpan.FromMinutes(10), Submission = TimeSpan.FromMinutes(10) } });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            patient.JudgeAsync(TrialLesson.Answers("int Twice(int number) { while (true) ; }"), exercises: null, stop.Token));
    }

    [Fact]
    public async Task Constants_that_grow_without_end_do_not_take_the_compiler_with_them()
    {
        var lines = Enumerable.Range(1, 12).Select(n => $"const string c{n} = {string.Join(" + ", Enumerable.Repeat($"c{n - 1}", 10))};");
        var judgement = await judge.JudgeAsync(TrialLesson.Answers($"const string c0 = \"0123456789\";\n{string.Join('\n', lines)}\nint Twice(int number) => c12.Length;"), exercises: null, TestContext.Current.CancellationToken);

        Assert.Equal([0, 0, 1], judgement.Verdicts.Select(verdict => verdict.Earned));
        Assert.InRange(Process.GetCurrentProcess().PeakWorkingSet64, 0, 4L * 1024 * 1024 * 1024);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await judge.DisposeAsync();
        lesson.Dispose();
    }
}
