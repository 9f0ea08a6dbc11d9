using Spectre.Console;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>What the user sees of a run, while it lasts and when it is over.</summary>
abstract class RunView
{
    /// <summary>JSON if asked for, a progress bar on a terminal, lines elsewhere.</summary>
    public static RunView For(RunRequest request, IReadOnlyList<Notebook> notebooks)
    {
        if (request.Json) return new JsonView();
        var lines = new CellLines(AnsiConsole.Console, namesNotebooks: request.Jobs > 1 && notebooks.Count > 1);
        return AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? new LiveView(lines, notebooks) : new LinesView(lines);
    }

    /// <summary>Shows a run as it goes.</summary>
    public abstract Task<T> WatchAsync<T>(Func<Action<RunEvent>, Task<T>> run);

    /// <summary>Says how it went.</summary>
    public virtual void Conclude(IReadOnlyList<NotebookResult> results) => new Conclusion(AnsiConsole.Console).Write(results);
}
