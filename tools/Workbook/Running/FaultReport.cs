using Spectre.Console;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>The first cell that did not end well: what happened, in which line, with the lines around it.</summary>
sealed class FaultReport(IAnsiConsole console)
{
    const int Around = 2, MostLines = 12;

    public void Write(Notebook notebook, CellRun fault)
    {
        var line = fault.Outcome is CellOutcome.Failed { Error.Line: { } at } ? at : (int?)null;
        var place = line is null ? "" : $", line {line}";
        console.MarkupLine($"[bold]{Markup.Escape(notebook.Name)}, cell {fault.Number}{place}[/] ({Markup.Escape(fault.Cell.Id)}) [red]{fault.Outcome.Word}[/]");
        console.WriteLine(Reason(fault.Outcome));
        console.WriteLine();
        foreach (var text in Source(fault.Cell.Source.Split('\n'), line)) console.MarkupLine(text);
        console.WriteLine();
    }

    static string Reason(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Failed failed => Cut($"{failed.Error.Name}: {failed.Error.Message}", 1000),
        CellOutcome.Stopped stopped => stopped.Reason,
        CellOutcome.Died died => died.Obituary,
        _ => outcome.Word,
    };

    IEnumerable<string> Source(string[] lines, int? fault)
    {
        var first = fault is { } at ? Math.Max(1, at - Around) : 1;
        var last = Math.Min(lines.Length, fault is { } there ? there + Around : MostLines);
        for (var number = first; number <= last; number++)
        {
            var text = Markup.Escape(Cut(lines[number - 1].TrimEnd('\r'), console.Profile.Width - 10));
            yield return number == fault ? $"[red]→[/] {number,3} │ [bold]{text}[/]" : $"  [dim]{number,3} │[/] {text}";
        }
        if (last < lines.Length && fault is null) yield return $"  [dim]    … {lines.Length - last} more lines[/]";
    }

    static string Cut(string text, int room) => text.Length <= room ? text : text[..(room - 1)] + "…";
}
