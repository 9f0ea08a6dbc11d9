using System.CommandLine;
using Spectre.Console;
using Workbook.Checking;
using Workbook.Grading;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>`workbook check`: which exercises pass, and where the others part from what is right.</summary>
static class CheckCommand
{
    static readonly Argument<string[]> Paths = new("NOTEBOOKS") { Description = "Notebooks, or folders of them; if none is named all of work/, or where there is none of notebooks/.", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<string?> Hint = new("--hint") { Description = "Open the next hint of this exercise, and run nothing.", HelpName = "EXERCISE" };
    static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document with every exercise and every line of its check, and nothing else." };
    static readonly Option<string?> Kernel = new("--kernel") { Description = "Run on this installed Jupyter kernel instead of the workbook's own.", HelpName = "NAME" };
    static readonly Option<double> Limit = new("--timeout") { Description = "Stop a cell that takes longer.", HelpName = "SECONDS", DefaultValueFactory = _ => 30 };

    public static Command Create()
    {
        Paths.Validators.Add(result => { if (result.Tokens.Select(token => token.Value).FirstOrDefault(path => path.StartsWith('-') && !Path.Exists(path)) is { } option) result.AddError($"`workbook check` has no option {option}"); });
        Limit.Needs(value => value is > 0 and < 1e6, "a number of seconds above 0");
        var command = new Verb("check", "Run your notebooks and see which exercises pass, where the others part from what is right, and the next hint.", """
            A cell that fails or never ends costs its own exercise, and those that build on it; the rest is still checked. Your files are
            not changed. Hints open one at a time; how many are open is kept in work/hints.json. The exit code is 0 if every point is
            earned, 1 if not, 2 if something cannot be run at all, 130 after Ctrl-C.

            Examples:
              workbook check work/03-uuencode.ipynb
              workbook check --hint uu-line
              workbook check --json > mine.json
            """) { Paths, Hint, Limit, Kernel, Json };
        command.SetAction((parsed, _) => parsed.GetValue(Hint) is { } exercise
            ? Task.FromResult(OpenHint(parsed.GetValue(Paths) ?? [], exercise))
            : RunAsync(new()
            {
                Paths = parsed.GetValue(Paths) ?? [], Json = parsed.GetValue(Json), Kernel = parsed.GetValue(Kernel),
                CellLimit = TimeSpan.FromSeconds(parsed.GetValue(Limit)),
            }));
        return command;
    }

    static async Task<int> RunAsync(RunRequest request)
    {
        var notebooks = NotebookPaths.FindWork(request.Paths).Select(Notebook.Read).ToList();
        var options = request.Options(notebooks).Run;
        var opened = Opened(notebooks[0].Name);
        var view = new ReviewLines(AnsiConsole.Console, opened);
        using var signal = new RunSignal();
        using var keys = StopKeys.Listen(signal);

        var reviews = new List<LessonReview>();
        try
        {
            foreach (var notebook in notebooks)
            {
                reviews.Add(await CheckProgress.WatchAsync(notebook, request.Json, tell => new LessonChecker(options, tell, signal).ReviewAsync(notebook)));
                if (signal.WasUsed) return ExitCode.Interrupted;
                if (!request.Json) view.Write(reviews[^1]);
            }
        }
        // In a terminal Ctrl-C reaches the kernel too: one that is not ready yet ends by it, and that is no failure of its own.
        catch (Exception end) when (end is OperationCanceledException || (end is KernelException && signal.WasUsed))
        {
            return ExitCode.Interrupted;
        }
        if (request.Json) Console.WriteLine(ReviewJson.Of(reviews, opened));
        else view.Sum(reviews);
        return reviews.All(review => review.Points == review.OutOf) ? ExitCode.Good : ExitCode.NotGood;
    }

    static int OpenHint(string[] paths, string exercise)
    {
        var notebook = NotebookPaths.FindWork(paths)[0];
        var hints = Lessons.Hints.For(exercise, Path.Combine(Course(notebook), "notebooks", "hints"));
        if (hints is []) throw new Misuse($"There are no hints for an exercise '{exercise}'; `workbook check` lists the exercises.");
        var number = Opened(notebook).Open(exercise, hints.Count);
        Console.WriteLine($"Hint {number} of {hints.Count}: {hints[number - 1]}");
        return ExitCode.Good;
    }

    // Beside the student's notebooks, whether those lie in work/ or are the originals.
    static OpenedHints Opened(string notebook) => new(Path.Combine(Course(notebook), "work", "hints.json"));

    static string Course(string notebook) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(notebook))!) ?? Path.GetFullPath(".");
}
