using System.CommandLine;
using System.Globalization;
using Workbook.Grading;
using Workbook.Mail;
using Workbook.Marking;

namespace Workbook.Commands;

/// <summary>`workbook grade`: marks what a class has handed in.</summary>
static class GradeCommand
{
    static readonly Argument<string?> Submissions = new("SUBMISSIONS") { Description = "What was handed in: a folder, a .zip or .tar as Moodle, Canvas, Blackboard, GitHub or nbgrader give it, or one notebook.", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string> Out = new("--out") { Description = "Where the results go. The same folder again continues what was interrupted.", HelpName = "DIR", Required = true };
    static readonly Option<string?> Lesson = new("--lesson") { Description = "Mark this lesson only, such as 03-uuencode.", HelpName = "NAME" };
    static readonly Option<string?> Roster = new("--roster") { Description = "A CSV of the class (student, name, email): who is in it and has handed in nothing gets a row.", HelpName = "FILE" };
    static readonly Option<string?> Due = new("--due") { Description = "When it was due, by the clock of the export: 2026-11-01, or \"2026-11-01 18:00\".", HelpName = "TIME" };
    static readonly Option<decimal> Penalty = new("--late-penalty") { Description = "So many percent of the points are taken off for each day that has begun.", HelpName = "PERCENT" };
    static readonly Option<string?> Manual = new("--manual") { Description = "Points and comments by hand (student, exercise, points, comment); manual.csv in the results if not named.", HelpName = "FILE" };
    static readonly Option<string?> Regrade = new("--regrade") { Description = "Judge this exercise again, and leave the others as they are.", HelpName = "EXERCISE" };
    static readonly Option<int> Jobs = new("--jobs") { Description = "Judge so many works at the same time.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    static readonly Option<string?> Part = new("--shard") { Description = "Mark the I-th of N parts of the class, on this machine; `workbook grade merge` puts them together.", HelpName = "I/N" };
    static readonly Option<double?> Limit = new("--timeout") { Description = "How long one cell or one call of a student's function may take; 10 if not said.", HelpName = "SECONDS" };
    static readonly Option<string?> Judge = new("--judge") { Description = "The built hidden tests, Exercises.dll; built from tests/Exercises if not named.", HelpName = "DLL" };
    static readonly Option<string?> Lessons = new("--lessons") { Description = "The folder with the released notebooks; notebooks/ here or above if not named.", HelpName = "DIR" };
    static readonly Option<bool> FileTimes = new("--file-times") { Description = "SUBMISSIONS is a folder, and its files' own times are when they were handed in." };
    static readonly Option<bool> Unsafe = new("--unsafe") { Description = "Judge even where a wall around the students' code is missing on this machine." };

    public static Command Create()
    {
        Due.Validators.Add(result => { if (result.GetValueOrDefault<string?>() is { } text && TimeIn(text) is null) result.AddError($"--due needs a date and perhaps a time, as in \"2026-11-01 18:00\", and not {text}"); });
        Penalty.Needs(value => value is >= 0 and <= 100, "a number of percent from 0 to 100");
        Jobs.Needs(value => value is >= 1, "a number of at least 1");
        Limit.Needs(value => value is null or (> 0 and < 1e5), "a number of seconds above 0");
        Part.Validators.Add(result => { if (result.GetValueOrDefault<string?>() is { } text && Shard.TryParse(text) is null) result.AddError($"--shard needs a part and how many there are, as in 2/7, and not {text}"); });
        var command = new Verb("grade", "Mark what a class has handed in: points that can be trusted, a page for each student, tables for the register.", """
            Answers are taken out of each notebook by the names of their cells and judged by hidden tests, each student's in a sandbox of its own. It does not matter
            what happened to the rest of the notebook, or to its name; copies and halves of cells are put right and told. Of several attempts the latest counts.
            What the judge has said is kept as it comes: after Ctrl-C the same command goes on where it stopped, and judges only what is new or has changed.

            In DIR are then: overview.html for you, students/ with a page for each, grades.csv, moodle.csv, canvas.csv, junit.xml, submissions/ with everything as JSON,
            not-marked.csv with each file that is not marked and why. tools/Grading/REPORTS.md describes them. Points and comments of your own go into DIR/manual.csv.

            The exit code is 0 if everything that was handed in is marked, 1 if something is not, 2 if nothing can be marked at all, 130 after Ctrl-C.

            Examples:
              workbook grade moodle-export.zip --out marks
              workbook grade submitted --out marks --roster class.csv --due "2026-11-01 23:59" --late-penalty 10
              workbook grade submitted --out marks --regrade uu-line          the test of one exercise was mended
              workbook grade submitted --out part-2 --shard 2/7               on the second of seven machines
              workbook grade merge part-* --out marks
            """)
        { Submissions, Out, Lesson, Roster, Due, Penalty, Manual, Regrade, Jobs, Part, Limit, Judge, Lessons, FileTimes, Unsafe };
        command.Add(GradeMergeCommand.Create());
        command.SetAction((parsed, _) => RunAsync(new()
        {
            Options = new()
            {
                Submissions = parsed.GetValue(Submissions) ?? throw new Misuse("`workbook grade` needs what was handed in: a folder, a .zip, a .tar or a notebook."),
                Out = parsed.GetValue(Out)!, Lessons = ReleasedFolder.Find(parsed.GetValue(Lessons)), Lesson = parsed.GetValue(Lesson), Roster = parsed.GetValue(Roster), Manual = parsed.GetValue(Manual),
                Deadline = new(parsed.GetValue(Due) is { } due ? TimeIn(due) : null, parsed.GetValue(Penalty)),
                Regrade = parsed.GetValue(Regrade), Jobs = parsed.GetValue(Jobs), Shard = parsed.GetValue(Part) is { } shard ? Shard.TryParse(shard)! : new(1, 1), TrustFileTimes = parsed.GetValue(FileTimes),
            },
            Judge = parsed.GetValue(Judge), Limit = parsed.GetValue(Limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Unsafe = parsed.GetValue(Unsafe),
        }));
        return command;
    }

    static async Task<int> RunAsync(GradeRequest request)
    {
        using var stop = StopSignal.Listen();
        var view = GradeView.Create();
        try
        {
            var tests = await view.WaitAsync("Building the hidden tests", () => HiddenTestsBuild.FindAsync(request, stop.Token));
            var options = request.Options with { JudgeIdentity = JudgeIdentity.Of(request, tests) };
            var plan = GradingPlan.Make(options);
            ResultFolder.Make(options.Out);
            if (plan.Work.Count + plan.Missing.Count is 0) view.Nothing(plan);
            var book = await view.WatchAsync(tell => new GradingRun(plan, tell).RunAsync(() => Task.FromResult<IJudge>(view.Told(request.Start(tests))), stop.Token));
            var moved = new ResultFolder(options.Out).Write(book);
            view.Conclude(book, options.Out, moved);
            return book.Failed.Any() || book.UnmarkedWork.Any() ? ExitCode.NotGood : ExitCode.Good;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            view.Stopped(request.Options.Out);
            return ExitCode.Interrupted;
        }
        catch (Exception wrong) when (wrong is IntakeException or SandboxException)
        {
            throw new Misuse(wrong.Message, wrong);
        }
    }

    static DateTime? TimeIn(string text)
    {
        string[] withTime = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];
        if (DateTime.TryParseExact(text, withTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        // A day is over at its end.
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToDateTime(new(23, 59, 59)) : null;
    }
}
