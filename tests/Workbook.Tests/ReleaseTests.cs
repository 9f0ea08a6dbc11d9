using System.IO.Compression;

namespace Workbook.Tests;

/// <summary>`workbook release`, and what a student does with what it made.</summary>
public sealed class ReleaseTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task What_students_get_builds_without_a_network_and_runs_a_lesson()
    {
        await Tool.WorkbookAsync(Repository.Root, "release", "--out", cli.PathOf("course.zip"));
        ZipFile.ExtractToDirectory(cli.PathOf("course.zip"), cli.Folder);
        var course = cli.PathOf("email-workbook");
        var nowhere = Directory.CreateDirectory(cli.PathOf("no-registry")).FullName;

        await Tool.RunAsync("dotnet", course, ["build", "tools/Workbook", "-nodeReuse:false", "-p:FastStart=false", $"-p:RestoreSources={nowhere}", "--nologo"]);
        var workbook = Path.Combine(course, "tools/Workbook/bin/Debug/net10.0/workbook.dll");

        Assert.Contains("1 notebook", await Tool.RunAsync("dotnet", course, [workbook, "run", "notebooks/03-uuencode.ipynb"]), StringComparison.Ordinal);
        Assert.Contains("0 of 5 exercises pass: 0 of 13 points", await Tool.RunAsync("dotnet", course, [workbook, "check", "notebooks/03-uuencode.ipynb"], exitCode: 1), StringComparison.Ordinal);
        Assert.StartsWith("Hint 1 of 3: ", await Tool.RunAsync("dotnet", course, [workbook, "check", "--hint", "uu-line"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_a_course_there_is_nothing_to_release() =>
        (await cli.RunAsync(["release", "--out", "course.zip"])).IsMisuse("There is no course here: no Lessons.sln in");

    [Fact]
    public async Task What_to_make_has_to_be_said() =>
        (await cli.RunAsync(["release"])).IsMisuse("`workbook release` needs to know what to make, such as --out course.zip.");
}
