namespace Workbook.Grading.Tests;

/// <summary>A class in a temporary folder, and runs over it.</summary>
sealed class GradingFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("grading-");

    public void Dispose() => folder.Delete(recursive: true);

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public GradingFolder Put(string name, byte[] octets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), octets);
        return this;
    }

    public GradingFolder Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    public GradingOptions Options => new() { Submissions = PathOf("class"), Out = PathOf("out"), Lessons = Repository.Path("notebooks"), JudgeIdentity = "judge 1", Jobs = 2 };

    /// <summary>Grades and writes the results, as the command does.</summary>
    public async Task<GradeBook> GradeAsync(IJudge judge, GradingOptions? options = null, CancellationTokenSource? stop = null)
    {
        var cancel = stop?.Token ?? TestContext.Current.CancellationToken;
        var plan = GradingPlan.Make(options ?? Options);
        Directory.CreateDirectory(plan.Options.Out);
        var book = await new GradingRun(plan, _ => { }).RunAsync(() => Task.FromResult(judge), cancel);
        new ResultFolder(plan.Options.Out).Write(book);
        return book;
    }

    /// <summary>All results by name; without what tells of the run and not of the work.</summary>
    public SortedDictionary<string, string> Results(string name = "out")
    {
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(PathOf(name), "*", SearchOption.AllDirectories))
            if (Path.GetRelativePath(PathOf(name), file).Replace('\\', '/') is var relative && !relative.StartsWith(".judged/", StringComparison.Ordinal) && relative is not (ResultFolder.TimingsFile or ManualMarks.FileName))
                results[relative] = File.ReadAllText(file);
        return results;
    }
}
