using System.CommandLine;
using System.Text.Json.Nodes;
using Workbook.Grading;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary>`workbook gradescope`: what run_autograder starts, inside of Gradescope's container. People have no use for it, so it is not listed.</summary>
static class GradescopeCommand
{
    static readonly Argument<string> Root = new("ROOT") { Description = "The folder with source, submission and results.", DefaultValueFactory = _ => "/autograder" };
    static readonly Option<bool> Unsafe = new("--unsafe") { Description = "Judge also where a wall of the sandbox is missing." };

    public static Command Create()
    {
        var command = new Command("gradescope", "Mark one submission inside of Gradescope's container.") { Root, Unsafe };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(Root)!, parsed.GetValue(Unsafe), cancel));
        return command;
    }

    static async Task<int> RunAsync(string root, bool isUnsafe, CancellationToken cancel)
    {
        var results = Directory.CreateDirectory(Path.Combine(root, "results")).FullName;
        try
        {
            var marked = await MarkAsync(root, isUnsafe, cancel);
            WholeFile.Write(Path.Combine(results, "results.json"), marked.ToJson());
            foreach (var line in marked.ForTeacher()) Console.WriteLine(line);
            return ExitCode.Good;
        }
        catch (Exception failure)
        {
            // Whatever it was: Gradescope waits for a file, and the standard output is the teacher's.
            WholeFile.Write(Path.Combine(results, "results.json"), GradescopeResults.Failure());
            Console.WriteLine(failure);
            return ExitCode.NotGood;
        }
    }

    static async Task<GradescopeResults> MarkAsync(string root, bool isUnsafe, CancellationToken cancel)
    {
        var source = Path.Combine(root, "source");
        var released = Path.Combine(source, "course");
        var settings = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(source, "autograder.json"), cancel))!;
        var lessons = settings["lessons"]!.AsArray().Select(lesson => (string)lesson!).ToList();
        await using var judge = new Judge(released, HiddenTests.Load(Path.Combine(source, "exercises", "Exercises.dll")), Sandbox(root, isUnsafe));
        Console.WriteLine(judge.Walls);
        return await new GradescopeRun(judge, released, lessons).MarkAsync(Path.Combine(root, "submission"), SubmissionMetadata.Read(Path.Combine(root, "submission_metadata.json")), cancel);
    }

    // Gradescope's smallest container has 768 MB, and the judge itself needs its part of them.
    static SandboxOptions Sandbox(string root, bool isUnsafe) => new()
    {
        Unsafe = isUnsafe, Limits = new() { Memory = 256 * 1024 * 1024 }, Secrets = [Path.Combine(root, "results"), Path.Combine(root, "submission")],
    };
}
