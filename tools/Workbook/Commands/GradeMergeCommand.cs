using System.CommandLine;
using Workbook.Grading;
using Workbook.Marking;

namespace Workbook.Commands;

/// <summary>`workbook grade merge`: puts the parts of a class together that several machines have marked.</summary>
static class GradeMergeCommand
{
    static readonly Argument<string[]> Parts = new("DIRS") { Description = "The results of every part, in any order.", Arity = ArgumentArity.OneOrMore };
    static readonly Option<string> Out = new("--out") { Description = "Where the results of the whole class go.", HelpName = "DIR", Required = true };
    static readonly Option<string?> Manual = new("--manual") { Description = "Points and comments by hand; manual.csv in the results if not named.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Verb("merge", "Put the parts together that `workbook grade --shard` has marked: the same octets as from one machine.", """
            Every part has to be there, once, and to come from the same submissions with the same options. Nothing is judged again.

            Examples:
              workbook grade merge part-1 part-2 part-3 --out marks
            """) { Parts, Out, Manual };
        command.SetAction(parsed => Run(parsed.GetValue(Parts)!, parsed.GetValue(Out)!, parsed.GetValue(Manual)));
        return command;
    }

    static int Run(string[] parts, string folder, string? manual)
    {
        try
        {
            var book = ShardMerge.Of(parts, ManualMarks.ReadBeside(folder, manual));
            ResultFolder.Make(folder);
            var moved = new ResultFolder(folder).Write(book);
            GradeView.Create().Conclude(book, folder, moved);
            return book.Failed.Any() || book.UnmarkedWork.Any() ? ExitCode.NotGood : ExitCode.Good;
        }
        catch (IntakeException wrong)
        {
            throw new Misuse(wrong.Message, wrong);
        }
    }
}
