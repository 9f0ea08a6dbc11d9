using Spectre.Console;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>The same lines on a terminal, and under them a bar that moves.</summary>
sealed class LiveView(CellLines lines, IReadOnlyList<Notebook> notebooks) : RunView
{
    // Colours that can be seen on a dark and on a light ground.
    static ProgressBarColumn Bar => new() { Width = 24, CompletedStyle = new(Color.Blue), FinishedStyle = new(Color.Green) };

    public override Task<T> WatchAsync<T>(Func<Action<RunEvent>, Task<T>> run) => AnsiConsole.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, Bar, new PercentageColumn(), new ElapsedTimeColumn { Style = Style.Plain })
        .StartAsync(async context =>
        {
            var task = context.AddTask("starting", maxValue: Math.Max(1, notebooks.Sum(notebook => notebook.Cells.Count)));
            return await run(news => Show(news, task));
        });

    void Show(RunEvent news, ProgressTask task)
    {
        lines.Write(news);
        switch (news)
        {
            case RunEvent.CellBegun begun: task.Description = Markup.Escape($"{Path.GetFileNameWithoutExtension(begun.Notebook.Name)}, cell {begun.Number}"); break;
            case RunEvent.CellEnded ended: task.Value = Math.Max(task.Value, Before(ended.Notebook) + ended.Run.Number); break;
            case RunEvent.NotebookEnded ended: task.Value = Math.Max(task.Value, Before(ended.Notebook) + ended.Notebook.Cells.Count); break;
        }
    }

    // Prose counts as well: the bar shows how far down the page one is.
    int Before(Notebook notebook) => notebooks.TakeWhile(other => other != notebook).Sum(other => other.Cells.Count);
}
