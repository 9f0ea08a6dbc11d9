using System.Globalization;
using Spectre.Console;
using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>The end of a run: what needs a look, how many have what, and where everything lies.</summary>
sealed class GradeSummary(IAnsiConsole console)
{
    const int Most = 12;

    public void Write(GradeBook book, string folder, int moved)
    {
        var looks = book.Failed.Select(record => (record.Student.Shown, record.Trouble ?? ""))
            .Concat(book.UnmarkedWork.Select(file => (file.File, file.Reason))).ToList();
        if (looks.Count > 0) console.MarkupLine("[bold]Not marked, and somebody's work:[/]");
        foreach (var (what, why) in looks.Take(Most)) console.MarkupLine($"[red]✗[/] {Markup.Escape(what)} [dim]{Markup.Escape(why)}[/]");
        if (looks.Count > Most) console.WriteLine($"  and {looks.Count - Most} more, in not-marked.csv");
        foreach (var remark in book.Run.Strangers.Concat(book.Run.Doubts).Take(Most)) console.MarkupLine($"[yellow]![/] {Markup.Escape(remark)}");
        foreach (var lesson in book.Run.Lessons) Write(lesson, [.. book.Of(lesson)]);
        if (moved > 0) console.WriteLine($"{moved} files of an earlier run on other work were moved to {Path.Combine(folder, "earlier")}.");
        console.MarkupLine($"{(looks.Count is 0 ? "[green]✓[/]" : "[red]✗[/]")} {Counted(book)}{(looks.Count is 0 ? "" : $", {looks.Count} not")}; {Markup.Escape(Path.Combine(folder, "overview.html"))} shows the class.");
    }

    void Write(LessonRecord lesson, List<SubmissionRecord> records)
    {
        var marked = records.FindAll(record => record.Status is SubmissionStatus.Marked);
        console.MarkupLine($"[bold]{Markup.Escape(lesson.Name)}[/]  {marked.Count} marked{Also(records, "missing", record => record.Status is SubmissionStatus.Missing)}{Also(marked, "late", record => record.Late.Days > 0)}{Also(marked, "repaired", record => record.Repairs.Count > 0)}");
        if (marked is []) return;
        // As wide as a narrow terminal allows: a bar for each exercise, as far as the class came.
        var wide = lesson.Exercises.Max(exercise => exercise.Id.Length);
        foreach (var exercise in lesson.Exercises)
        {
            var mean = marked.Average(record => record.Exercises.FirstOrDefault(done => done.Id == exercise.Id)?.Points ?? 0);
            var filled = exercise.Points is 0 ? 0 : (int)Math.Clamp(Math.Round(mean / exercise.Points * 20), 0, 20);
            console.MarkupLine($"  {Markup.Escape(exercise.Id.PadRight(wide))}  [blue]{new string('█', filled)}[/][dim]{new string('░', 20 - filled)}[/]  {Number(mean)} of {exercise.Points}");
        }
        console.WriteLine($"  {"all".PadRight(wide)}  {new string(' ', 20)}  {Number(marked.Average(record => record.Points))} of {lesson.OutOf}");
    }

    static string Also(List<SubmissionRecord> records, string word, Func<SubmissionRecord, bool> which) => records.Count(which) is > 0 and var count ? $", {count} {word}" : "";

    static string Counted(GradeBook book) => book.Records.Count(record => record.Status is SubmissionStatus.Marked) is var count and not 1 ? $"{count} works are marked" : "1 work is marked";

    static string Number(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
