using System.Globalization;
using Spectre.Console;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>A line for each notebook and each cell: how it ended, in words too, how long it took, how it begins.</summary>
sealed class CellLines(IAnsiConsole console, bool namesNotebooks)
{
    readonly Lock gate = new();

    public void Write(RunEvent news)
    {
        lock (gate)
        {
            switch (news)
            {
                case RunEvent.NotebookBegun begun when !namesNotebooks: Line($"[bold]{Markup.Escape(begun.Notebook.Name)}[/]"); break;
                case RunEvent.CellEnded ended: Cell(ended.Notebook, ended.Run); break;
                case RunEvent.NotebookEnded { Result: NotebookResult.Hindered hindered }: Line($"[red]✗[/] {Markup.Escape(hindered.Reason)}"); break;
                case RunEvent.NotebookEnded { Result: NotebookResult.Ran ran }: End(ran); break;
            }
        }
    }

    void Cell(Notebook notebook, CellRun run)
    {
        var (mark, colour) = run.Outcome switch
        {
            { IsGood: true } => ("✓", "green"),
            _ => ("✗", "red"),
        };
        var word = run.Outcome is CellOutcome.Passed ? "" : run.Outcome.Word + ": ";
        var name = namesNotebooks ? Path.GetFileNameWithoutExtension(notebook.Name) + " " : "";
        var left = $" {name}{run.Number,3} {Seconds(run.Elapsed),9}  {word}";
        var room = Math.Max(0, Math.Min(console.Profile.Width, 120) - left.Length - 3);
        Line($"[{colour}]{mark}[/]{Markup.Escape(left)}[dim]{Markup.Escape(Cut(FirstLine(run.Cell.Source), room))}[/]");
    }

    void End(NotebookResult.Ran ran)
    {
        var name = namesNotebooks ? Path.GetFileNameWithoutExtension(ran.Notebook.Name) + ": " : "";
        var saved = ran.Saved switch { true => ", saved", false => ", not saved", null => "" };
        Line($"  {Markup.Escape(name)}{ran.Word}, {Cells([ran])} in {Seconds(ran.Run.Elapsed)}{saved}");
        if (!namesNotebooks) Line("");
    }

    void Line(string markup) => console.MarkupLine(markup);

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(time.TotalSeconds < 100 ? "0.000" : "0", CultureInfo.InvariantCulture) + " s";

    /// <summary>"1 cell" or "12 cells": those that were run.</summary>
    public static string Cells(IEnumerable<NotebookResult.Ran> all) => all.Sum(ran => ran.Run.Cells.Count(cell => cell.Count is not null)) is var count and not 1 ? $"{count} cells" : "1 cell";

    // A first line that only says what the code needs tells less than the next.
    static string FirstLine(string source)
    {
        var lines = source.Split('\n').Select(line => line.Trim()).Where(line => line is not "").ToList();
        return lines.Find(line => !line.StartsWith("using ", StringComparison.Ordinal) || line.Contains('=')) ?? lines.FirstOrDefault() ?? "";
    }

    // Measured in columns: a Japanese character takes two. No more of the text is looked at than can be shown, since a line may hold a whole picture.
    static string Cut(string text, int room)
    {
        var shown = text.Length > room + 1 ? text[..(room + 1)] : text;
        if (shown.Length == text.Length && text.GetCellWidth() <= room) return text;
        var kept = shown.Length;
        while (kept > 0 && shown[..kept].GetCellWidth() > room - 1) kept--;
        return shown[..kept] + "…";
    }
}
