using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbook.Grading;
using Workbook.Grading.Tests;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>The zip for Gradescope, unpacked and run. WORKBOOK_GRADESCOPE_ROOT=1 runs it in a clean root as well (root, debootstrap; some minutes): tools/Deploy/gradescope/try.sh.</summary>
public sealed class GradescopeTests : IDisposable
{
    const string Lesson = "00-start-here";

    // Not among the temporary files: a sandbox has a folder of its own in their place, and would not find the runtime.
    readonly string root = Repository.Path($"artifacts/gradescope-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task The_zip_marks_a_submission_by_itself_and_writes_what_Gradescope_publishes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64, "Gradescope's zip is made on Linux on x64.");
        var zip = Path.Combine(root, "autograder.zip");
        await Tool.WorkbookAsync(Repository.Root, "release", "--gradescope", zip, "--lesson", Lesson);
        using (var content = ZipFile.OpenRead(zip))
        {
            foreach (var program in new[] { "setup.sh", "run_autograder" })
            {
                var entry = content.GetEntry(program)!;
                Assert.Equal(0b001_001_001, entry.ExternalAttributes >> 16 & 0b001_001_001);
                using var text = new StreamReader(entry.Open());
                var script = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
                Assert.StartsWith("#!", script, StringComparison.Ordinal);
                Assert.DoesNotContain('\r', script);
                Assert.DoesNotMatch("apt|curl|wget|http", script);
            }
        }
        ZipFile.ExtractToDirectory(zip, Path.Combine(root, "source"));
        HandIn(Path.Combine(root, "submission"));

        await Tool.RunAsync(Path.Combine(root, "source/run_autograder"), root, [], new Dictionary<string, string> { ["AUTOGRADER_ROOT"] = root, ["DOTNET_ROOT"] = "/nowhere" });

        Hold(Path.Combine(root, "results/results.json"));
        if (Environment.GetEnvironmentVariable("WORKBOOK_GRADESCOPE_ROOT") is not { Length: > 0 }) return;
        var inCleanRoot = Path.Combine(root, "clean-root.json");
        await Tool.RunAsync("bash", Repository.Root, ["tools/Deploy/gradescope/try.sh", zip, Path.Combine(root, "submission")], new Dictionary<string, string> { ["KEEP_RESULTS"] = inCleanRoot });
        Hold(inCleanRoot);
    }

    // One right answer, one wrong, one not tried.
    static void HandIn(string folder)
    {
        Directory.CreateDirectory(folder);
        var notebook = Notebook.Read(Repository.Path($"notebooks/{Lesson}.ipynb"));
        foreach (var (exercise, answer) in new[] { ("start-signature", "right.csx"), ("start-reply", "wrong-word.csx") })
            notebook.Cells.Single(cell => cell.Id == exercise).SetSource(File.ReadAllText(Repository.Path($"tests/Exercises/{Lesson}/{exercise}/{answer}")));
        notebook.Save(Path.Combine(folder, "my first lesson.ipynb"));
    }

    static void Hold(string file)
    {
        var results = JsonNode.Parse(File.ReadAllBytes(file))!;
        Assert.Empty(ResultsFields.Complaints(results));
        var tests = results["tests"]!.AsArray().ToDictionary(test => (string)test!["name"]!, test => ((double)test!["score"]!, (double)test["max_score"]!));
        Assert.Equal(ReleasedLesson.Read(Repository.Path($"notebooks/{Lesson}.ipynb")).Exercises.Select(exercise => exercise.Stub.Id), tests.Keys);
        Assert.Equal(tests["start-signature"].Item2, tests["start-signature"].Item1);
        Assert.True(tests["start-reply"].Item1 < tests["start-reply"].Item2);
        Assert.Equal(0, tests["start-send"].Item1);
        Assert.Equal(tests.Values.Sum(test => test.Item1), (double)results["score"]!);
    }
}
