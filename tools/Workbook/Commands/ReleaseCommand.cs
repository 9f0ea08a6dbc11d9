using System.CommandLine;
using Workbook.Grading;

namespace Workbook.Commands;

/// <summary>`workbook release`: the course as students get it, and as systems that mark want it.</summary>
static class ReleaseCommand
{
    static readonly Option<string?> Out = new("--out") { Description = "The course for students, as a folder or a zip: no answers, no hidden tests, all they need to run.", HelpName = "DIR|ZIP" };
    static readonly Option<string?> Nbgrader = new("--nbgrader") { Description = "A course folder for nbgrader, with answers and hidden tests: an assignment for each lesson, and its settings.", HelpName = "DIR" };

    static readonly Option<string?> Gradescope = new("--gradescope") { Description = "The autograder to upload to Gradescope, with judge, hidden tests and runtime, so that nothing is downloaded there.", HelpName = "ZIP" };
    static readonly Option<string?> Classroom50 = new("--classroom50") { Description = "The autograder's folder of an assignment of Classroom 50, which is public: it marks by the notebooks' own checks.", HelpName = "DIR" };
    static readonly Option<string?> Classroom = new("--classroom") { Description = "The repository that an assignment of GitHub Classroom begins with: what students get, and a workflow that marks by the notebooks' own checks.", HelpName = "DIR" };
    static readonly Option<string[]> Lessons = new("--lesson") { Description = "Only this lesson, such as 03-uuencode, for all but --out; may be given several times.", HelpName = "NAME", DefaultValueFactory = _ => [] };

    public static Command Create()
    {
        var command = new Verb("release", "Make what students get out of the course, without answers and hidden tests, and what systems that mark want.", """
            Only what is on the release's lists is given out, and what students get is searched for the answers before it is written.
            Each is written whole or not at all, and twice the same course gives twice the same octets. tools/Deploy/README.md says
            what to do with each.

            Examples:
              workbook release --out email-workbook.zip
              workbook release --gradescope uuencode.zip --lesson 03-uuencode
              workbook release --nbgrader ../course
            """) { Out, Gradescope, Classroom50, Classroom, Nbgrader, Lessons };
        Option<string?>[] all = [Out, Gradescope, Classroom50, Classroom, Nbgrader];
        Gradescope.Validators.Add(result => { if (result.GetValueOrDefault<string?>()?.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) is false) result.AddError("--gradescope makes a file whose name ends in .zip"); });
        command.Validators.Add(result => { if (all.All(option => result.GetResult(option) is null)) result.AddError("`workbook release` needs to know what to make, such as --out course.zip"); });
        command.SetAction(parsed =>
        {
            Make(parsed.GetValue(Out), StudentRelease.Of, StudentRelease.Folder);
            var lessons = parsed.GetValue(Lessons)!;
            Make(parsed.GetValue(Gradescope), course => Autograder(course, course.Named(lessons)));
            Make(parsed.GetValue(Classroom50), course => ClassroomBundle.For50(course, course.Named(lessons)));
            Make(parsed.GetValue(Classroom), course => ClassroomBundle.ForRepository(course, course.Named(lessons)));
            Make(parsed.GetValue(Nbgrader), course => NbgraderCourse.Of(course, course.Named(lessons)));
        });
        return command;
    }

    static void Make(string? path, Func<CourseFolder, Package> of, string folder = "")
    {
        if (path is null) return;
        try
        {
            var package = of(CourseFolder.Around(Environment.CurrentDirectory));
            package.Write(path, folder);
            Console.WriteLine($"{path}: {package.Paths.Count} files.");
        }
        catch (ReleaseException refusal)
        {
            throw new Misuse(refusal.Message, refusal);
        }
    }

    // The hidden tests are no part of this program, so they may be older than their sources.
    static Package Autograder(CourseFolder course, IReadOnlyList<string> lessons)
    {
        var built = Directory.CreateTempSubdirectory("hidden-tests-");
        try
        {
            Console.Error.WriteLine("Building the hidden tests ...");
            HiddenTestBuild.Into(course, built.FullName);
            Console.Error.WriteLine("Packing ...");
            return AutograderBundle.Of(course, lessons, AppContext.BaseDirectory, built.FullName);
        }
        finally
        {
            built.Delete(recursive: true);
        }
    }
}
