using System.CommandLine;
using Workbook.Grading;

namespace Workbook.Commands;

/// <summary>`workbook release`: the course as students get it.</summary>
static class ReleaseCommand
{
    static readonly Option<string?> Out = new("--out") { Description = "The course for students, as a folder or a zip: no answers, no hidden tests, all they need to run.", HelpName = "DIR|ZIP" };

    public static Command Create()
    {
        var command = new Verb("release", "Make what students get out of the course: the lessons and all they need, without answers and hidden tests.", """
            Only what is on the release's lists is given out, and the result is searched for the answers before it is written. It is
            written whole or not at all, and twice the same course gives twice the same octets.

            Examples:
              workbook release --out email-workbook.zip
              workbook release --out ../for-students
            """) { Out };
        command.Validators.Add(result => { if (result.GetResult(Out) is null) result.AddError("`workbook release` needs to know what to make, such as --out course.zip"); });
        command.SetAction(parsed => Run(parsed.GetValue(Out)!));
        return command;
    }

    static int Run(string path)
    {
        try
        {
            var release = StudentRelease.Of(CourseFolder.Around(Environment.CurrentDirectory));
            release.Write(path, StudentRelease.Folder);
            Console.WriteLine($"{path}: {release.Paths.Count} files, {release.Paths.Count(file => file.EndsWith(".ipynb", StringComparison.Ordinal))} lessons.");
            return ExitCode.Good;
        }
        catch (ReleaseException refusal)
        {
            throw new Misuse(refusal.Message, refusal);
        }
    }
}
