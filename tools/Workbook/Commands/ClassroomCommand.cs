using System.CommandLine;
using Workbook.Grading;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>`workbook classroom`: what the workflows of Classroom 50 and GitHub Classroom start. People have no use for it, so it is not listed.</summary>
static class ClassroomCommand
{
    static readonly Argument<string> Submission = new("SUBMISSION") { Description = "The student's repository." };
    static readonly Option<string[]> Lessons = new("--lesson") { Description = "A lesson that the assignment is about; may be given several times.", HelpName = "NAME", Required = true };
    static readonly Option<string?> To50 = new("--classroom50") { Description = "Write Classroom 50's result.json here, instead of printing a line for GitHub Classroom.", HelpName = "FILE" };
    static readonly Option<double> Limit = new("--timeout") { Description = "Stop a cell that takes longer.", HelpName = "SECONDS", DefaultValueFactory = _ => 30 };

    public static Command Create()
    {
        var command = new Command("classroom", "Mark a student's repository by the notebooks' own checks, for a workflow.") { Submission, Lessons, To50, Limit };
        command.Hidden = true;
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(Submission)!, parsed.GetValue(Lessons)!, parsed.GetValue(To50), TimeSpan.FromSeconds(parsed.GetValue(Limit))));
        return command;
    }

    // Zero says that marking went well: the marks are in the result.
    static async Task<int> RunAsync(string folder, string[] lessons, string? to50, TimeSpan limit)
    {
        if (!Directory.Exists(folder)) throw new Misuse($"There is no folder {folder}.");
        using var signal = new RunSignal();
        using var keys = StopKeys.Listen(signal);
        var options = new RunRequest { CellLimit = limit }.Options([]).Run;
        var (submission, marks) = (new SubmissionFolder(folder), new List<ClassroomMark>());
        foreach (var complaint in submission.Complaints) await Console.Error.WriteLineAsync(complaint);
        foreach (var lesson in lessons)
        {
            await Console.Error.WriteLineAsync($"Checking {lesson} ...");
            marks.AddRange(await new VisibleMarks(Environment.CurrentDirectory, options).OfAsync(submission, lesson, signal));
        }
        foreach (var mark in marks) await Console.Error.WriteLineAsync($"{mark.Exercise}: {mark.Points} of {mark.OutOf}");
        if (to50 is null) Console.WriteLine(ClassroomResult.Line(marks));
        else WholeFile.Write(to50, Classroom50Result.Of(marks, Environment.GetEnvironmentVariable, TimeProvider.System.GetUtcNow()));
        return signal.WasUsed ? ExitCode.Interrupted : ExitCode.Good;
    }
}
