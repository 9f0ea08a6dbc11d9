using System.CommandLine;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>`workbook run`: runs notebooks and says how it went.</summary>
static class RunCommand
{
    static readonly Argument<string[]> Paths = new("PATHS") { Description = "Notebooks, or folders of them; all of notebooks/ if none is named.", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<bool> Save = new("--save") { Description = "Write the fresh outputs back into the notebooks, and nothing else." };
    static readonly Option<bool> Check = new("--check") { Description = "Fail where fresh outputs differ from those in the notebooks, and show where they part." };
    static readonly Option<bool> KeepGoing = new("--keep-going") { Description = "Run the cells behind one that failed, too." };
    static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document with every cell's time and outcome, and nothing else." };
    static readonly Option<string?> Kernel = new("--kernel") { Description = "Run on this installed Jupyter kernel instead of the workbook's own.", HelpName = "NAME" };
    static readonly Option<int> Jobs = new("--jobs") { Description = "Run so many notebooks at the same time.", HelpName = "N", DefaultValueFactory = _ => 1 };
    static readonly Option<double?> Limit = new("--timeout") { Description = "Stop a cell that takes longer, unless its metadata (workbook.timeout) says how long it may.", HelpName = "SECONDS" };

    public static Command Create()
    {
        Paths.Validators.Add(result => { if (result.Tokens.Select(token => token.Value).FirstOrDefault(IsUnknownOption) is { } option) result.AddError($"`workbook run` has no option {option}"); });
        Jobs.Needs(value => value is >= 1, "a number of at least 1");
        Limit.Needs(value => value is > 0 and < 1e6, "a number of seconds above 0");
        var command = new Verb("run", "Run notebooks from top to bottom, each on a fresh kernel, and stop at the first cell that fails.", """
            Ctrl-C stops the cell that runs; a second one stops everything. The exit code is 0 if all went well, 1 if a cell failed
            or an output differs, 2 if something cannot be run at all, 130 after Ctrl-C.

            Examples:
              workbook run notebooks/03-uuencode.ipynb --timeout 30
              workbook run work --keep-going --save
              workbook run --kernel .net-csharp
            """) { Paths, Save, Check, KeepGoing, Limit, Jobs, Kernel, Json };
        command.SetAction((parsed, _) => RunAsync(new()
        {
            Paths = parsed.GetValue(Paths) ?? [],
            Save = parsed.GetValue(Save), Check = parsed.GetValue(Check), KeepGoing = parsed.GetValue(KeepGoing), Json = parsed.GetValue(Json),
            Jobs = parsed.GetValue(Jobs), Kernel = parsed.GetValue(Kernel),
            CellLimit = parsed.GetValue(Limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        }));
        return command;
    }

    // A slip of the pen, and not a notebook's name, unless there is one of it.
    static bool IsUnknownOption(string path) => path.StartsWith('-') && !Path.Exists(path);

    public static async Task<int> RunAsync(RunRequest request)
    {
        var notebooks = NotebookPaths.Find(request.Paths).Select(Notebook.Read).ToList();
        var options = request.Options(notebooks);
        using var signal = new RunSignal();
        using var keys = StopKeys.Listen(signal);
        var view = RunView.For(request, notebooks);
        var results = await view.WatchAsync(tell => new NotebookBatch(options, tell, signal).RunAsync(notebooks));
        view.Conclude(results);
        return signal.WasUsed ? ExitCode.Interrupted : results.All(result => result.IsGood) ? ExitCode.Good : ExitCode.NotGood;
    }
}
