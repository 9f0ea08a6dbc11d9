namespace Workbook.Grading.Tests;

/// <summary>The made-up class before the real judge: every work comes to the marks that are known, every time.</summary>
public sealed class KnownMarksTests : IDisposable
{
    readonly GradingFolder folder = new();

    public void Dispose() => folder.Dispose();

    static string Tests => Directory.GetFiles(Repository.Path("tests/Exercises/bin"), "Exercises.dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;

    static Judge RealJudge() => new(Repository.Root, Tests, new() { Limits = new() { Question = TimeSpan.FromSeconds(5) } });

    [Fact]
    public async Task Forty_works_come_to_their_known_marks_twice_with_the_same_octets()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && (File.Exists("/usr/bin/bwrap") || Environment.GetEnvironmentVariable("CI") is "true"), "The sandbox needs Linux and bubblewrap.");
        MadeUpClass.WriteTo(folder.PathOf("class"));

        var book = await folder.GradeAsync(RealJudge());
        await folder.GradeAsync(RealJudge(), folder.Options with { Out = folder.PathOf("again"), Jobs = 1 });

        var expected = MadeUpClass.Works.Where(work => work.Points is not null).ToDictionary(work => work.Student);
        Assert.True(expected.Count >= 40);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), book.Records.Select(record => record.Student.Id).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Values.Select(work => $"{work.Student}: {string.Join(' ', work.Points!)}").Order(StringComparer.Ordinal),
            book.Records.Select(record => $"{record.Student.Id}: {string.Join(' ', record.Exercises.Select(exercise => exercise.Points))}").Order(StringComparer.Ordinal));
        Assert.All(book.Records, record => Assert.True(expected[record.Student.Id].Says is { } words ? record.Repairs.Any(repair => repair.Text.Contains(words, StringComparison.Ordinal)) : record.Repairs is [],
            $"{record.Student.Id}: {string.Join(" ", record.Repairs.Select(repair => repair.Text))}"));
        var (first, again) = (folder.Results(), folder.Results("again"));
        Assert.Equal(first.Keys, again.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, again[file.Key]));
        Assert.Contains(book.UnmarkedWork, file => file.File is "no-json/03-uuencode.ipynb");
    }
}
