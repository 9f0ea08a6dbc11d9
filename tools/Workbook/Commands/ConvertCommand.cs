using System.CommandLine;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary>`workbook convert`: a notebook as another kind of file.</summary>
static class ConvertCommand
{
    static readonly Argument<string> In = new("IN") { Description = "The file to read: .ipynb, .dib or .md." };
    static readonly Argument<string> Out = new("OUT") { Description = "The file to write: .ipynb, .dib or .md." };
    static readonly Option<bool> Force = new("--force") { Description = "Replace OUT if it is there already." };

    public static Command Create()
    {
        var command = new Verb("convert", "Turn a notebook into .dib or Markdown, for reading and for diffs, or back.", """
            Markdown keeps every cell with its id and metadata; .dib keeps the text of the cells and their languages. Neither keeps outputs.

            Examples:
              workbook convert notebooks/03-uuencode.ipynb uuencode.md
              workbook convert uuencode.md work/uuencode.ipynb
            """) { In, Out, Force };
        command.SetAction(parsed => NotebookConversion.Convert(parsed.GetRequiredValue(In), parsed.GetRequiredValue(Out), parsed.GetValue(Force)));
        return command;
    }
}
