using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using Workbook.Commands;
using Workbook.Notebooks;

namespace Workbook;

/// <summary>`workbook`: the verbs, and what happens where none of them understands what was typed.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        // Its consoles speak an older encoding unless told otherwise.
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
        var parsed = Root().Parse(args);
        if (parsed is { Action: ParseErrorAction, Errors: [var first, ..] })
        {
            // Where an option has a sentence of ours it stands behind the parser's own, which speaks of types.
            var told = first.SymbolResult is OptionResult ? parsed.Errors.Last(error => error.SymbolResult == first.SymbolResult) : first;
            await Console.Error.WriteLineAsync($"workbook: {told.Message.TrimEnd('.')}. `workbook --help` lists what there is.");
            return ExitCode.Misuse;
        }
        try
        {
            // Ctrl-C and exceptions are ours to answer.
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"workbook: {(parsed.GetValue(Verbose) ? failure : Sentence(failure))}");
            return failure is NotebookException or Misuse ? ExitCode.Misuse : ExitCode.NotGood;
        }
    }

    static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "On an unexpected error, show where in the program it came from (WORKBOOK_VERBOSE=1 does the same).",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKBOOK_VERBOSE") is { Length: > 0 },
    };

    static RootCommand Root()
    {
        var root = new RootCommand("A workbook that teaches how e-mail is built and sent, on this machine alone. Without a verb it opens the course in the browser.")
        {
            OpenCommand.Create(), RunCommand.Create(), CheckCommand.Create(), GradeCommand.Create(), ReleaseCommand.Create(), GradescopeCommand.Create(), ClassroomCommand.Create(),
            ConvertCommand.Create(), UuencodeCommand.Create(), UudecodeCommand.Create(), MailCommand.Create(), KernelCommand.Create(),
        };
        OpenCommand.Understand(root);
        root.Options.Add(Verbose);
        Verb.Teach(root, """
            Examples:
              workbook                                         open the course in the browser
              workbook --no-browser --port 9000                print its address only
              workbook run notebooks/03-uuencode.ipynb         run one lesson
              workbook run --check --jobs 2                    are all outputs still right?
              workbook check work/03-uuencode.ipynb            which exercises pass?
              workbook convert notebooks/04-headers.ipynb headers.md
              workbook uuencode photo.png photo.png > photo.uu
              workbook run --help                              more about one verb
            """);
        return root;
    }

    static string Sentence(Exception failure) => failure is NotebookException or KernelException or Misuse
        ? failure.Message
        : $"something unexpected happened ({failure.GetType().Name}): {failure.Message.ReplaceLineEndings(" ")} --verbose shows where.";
}
