using Spectre.Console;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>The end of a run: what differs, what failed first and where, and one line that sums up.</summary>
sealed class Conclusion(IAnsiConsole console)
{
    public void Write(IReadOnlyList<NotebookResult> results)
    {
        foreach (var ran in results.OfType<NotebookResult.Ran>())
        {
            foreach (var difference in ran.Differences) Write(ran.Notebook, difference);
            if (ran.Run.FirstFault is { } fault) new FaultReport(console).Write(ran.Notebook, fault);
        }
        if (results.OfType<NotebookResult.Ran>().Any(ran => ran.Differences.Count > 0))
            console.WriteLine("If what is printed now is right, `workbook run --save` keeps it.");
        Sum(results);
    }

    void Write(Notebook notebook, OutputDifference difference)
    {
        console.MarkupLine($"[bold]{Markup.Escape(notebook.Name)}, cell {difference.Number}[/] ({Markup.Escape(difference.Cell.Id)}): outputs differ (- file, + now)");
        foreach (var line in difference.Lines)
        {
            var colour = line[0] switch { '-' => "red", '+' => "green", _ => "dim" };
            console.Write(new Markup($"  [{colour}]{Markup.Escape(Cut(line))}[/]\n") { Overflow = Overflow.Crop });
        }
        console.WriteLine();
    }

    void Sum(IReadOnlyList<NotebookResult> results)
    {
        var bad = results.Where(result => !result.IsGood).ToList();
        var cells = CellLines.Cells(results.OfType<NotebookResult.Ran>());
        var time = CellLines.Seconds(TimeSpan.FromTicks(results.OfType<NotebookResult.Ran>().Sum(ran => ran.Run.Elapsed.Ticks)));
        var notebooks = results.Count is 1 ? "1 notebook" : $"{results.Count} notebooks";
        if (bad is [])
            console.MarkupLine($"[green]✓[/] {notebooks}, {cells}: all passed, in {time}.");
        else
            console.MarkupLine($"[red]✗[/] {bad.Count} of {notebooks} not good: {Markup.Escape(string.Join(", ", bad.Select(result => $"{Path.GetFileName(result.Notebook.Name)} ({result.Word})")))}.");
    }

    string Cut(string line) => line.Length <= console.Profile.Width - 3 ? line : line[..(console.Profile.Width - 4)] + "…";
}
