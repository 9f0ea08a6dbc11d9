using Spectre.Console;
using Workbook.Notebooks;

namespace Workbook.Checking;

/// <summary>Which cell runs at the moment, on a terminal; elsewhere nothing, since each notebook's review is progress enough.</summary>
static class CheckProgress
{
    public static Task<T> WatchAsync<T>(Notebook notebook, bool quiet, Func<Action<RunEvent>, Task<T>> run)
    {
        if (quiet || !AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected) return run(_ => { });
        var name = Path.GetFileNameWithoutExtension(notebook.Name);
        return AnsiConsole.Status().SpinnerStyle(Color.Blue).StartAsync(Markup.Escape($"{name}: starting"), context => run(news =>
        {
            if (news is RunEvent.CellBegun begun) context.Status(Markup.Escape($"{name}: cell {begun.Number} of {notebook.Cells.Count}"));
        }));
    }
}
