using Spectre.Console;
using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>What the teacher sees of a run, while it lasts and when it is over.</summary>
abstract class GradeView(IAnsiConsole console)
{
    /// <summary>A bar on a terminal, lines elsewhere.</summary>
    public static GradeView Create() => AnsiConsole.Profile.Capabilities.Interactive && !System.Console.IsOutputRedirected ? new LiveGradeView(AnsiConsole.Console) : new LinesGradeView(AnsiConsole.Console);

    protected IAnsiConsole Console { get; } = console;

    /// <summary>Shows that something is waited for.</summary>
    public abstract Task<T> WaitAsync<T>(string what, Func<Task<T>> work);

    /// <summary>Shows a run as it goes.</summary>
    public abstract Task<T> WatchAsync<T>(Func<Action<GradingEvent>, Task<T>> run);

    public void Nothing(GradingPlan plan) => Console.WriteLine($"There is nothing to mark in {plan.Options.Submissions}{(plan.Options.Shard.Count > 1 ? $" for part {plan.Options.Shard}" : "")}.");

    /// <summary>Says which walls are missing, if any are and that was allowed.</summary>
    public Judge Told(Judge judge)
    {
        if (judge.Walls.Missing.Count > 0) Console.MarkupLine($"[yellow]![/] Judged without these walls, as --unsafe allows. {Markup.Escape(judge.Walls.ToString())}");
        return judge;
    }

    public void Stopped(string folder) => Console.WriteLine($"Stopped. What is judged is kept in {folder}, and the same command goes on from there.");

    /// <summary>Says how it went.</summary>
    public void Conclude(GradeBook book, string folder, int moved) => new GradeSummary(Console).Write(book, folder, moved);

    /// <summary>A work in one line: whose it is, what it has, what was special.</summary>
    protected static string Line(SubmissionRecord record) => record.Status is SubmissionStatus.Failed
        ? $"[red]✗[/] {Markup.Escape(record.Student.Shown)}  {Markup.Escape(record.Lesson)}  {Markup.Escape(record.Trouble ?? "")}"
        : $"[green]✓[/] {Markup.Escape(record.Student.Shown)}  {Markup.Escape(record.Lesson)}  {Points(record)}[dim]{Markup.Escape(Remarks(record))}[/]";

    static string Points(SubmissionRecord record) => System.FormattableString.Invariant($"{record.Points:0.##} of {record.OutOf}");

    static string Remarks(SubmissionRecord record) => string.Concat(new[]
    {
        record.Late.Days > 0 ? "late" : null, record.Attempts > 1 ? $"{record.Attempts} attempts" : null, record.Repairs.Count > 0 ? "repaired" : null,
    }.OfType<string>().Concat(record.Hindrances()).Select(remark => $", {remark}"));
}
