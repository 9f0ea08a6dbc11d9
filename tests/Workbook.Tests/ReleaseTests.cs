using System.Diagnostics;
using System.IO.Compression;

namespace Workbook.Tests;

/// <summary>`workbook release`, and what a student does with what it made.</summary>
public sealed class ReleaseTests : IDisposable
{
    static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(5);

    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task What_students_get_builds_without_a_network_and_runs_a_lesson()
    {
        await RunAsync(0, "dotnet", Repository.Root, Path.Combine(AppContext.BaseDirectory, "workbook.dll"), "release", "--out", cli.PathOf("course.zip"));
        ZipFile.ExtractToDirectory(cli.PathOf("course.zip"), cli.Folder);
        var course = cli.PathOf("email-workbook");
        var nowhere = Directory.CreateDirectory(cli.PathOf("no-registry")).FullName;

        await RunAsync(0, "dotnet", course, "build", "tools/Workbook", "-nodeReuse:false", "-p:FastStart=false", $"-p:RestoreSources={nowhere}", "--nologo");
        var workbook = Path.Combine(course, "tools/Workbook/bin/Debug/net10.0/workbook.dll");

        Assert.Contains("1 notebook", await RunAsync(0, "dotnet", course, workbook, "run", "notebooks/03-uuencode.ipynb"), StringComparison.Ordinal);
        Assert.Contains("0 of 5 exercises pass: 0 of 13 points", await RunAsync(1, "dotnet", course, workbook, "check", "notebooks/03-uuencode.ipynb"), StringComparison.Ordinal);
        Assert.StartsWith("Hint 1 of 3: ", await RunAsync(0, "dotnet", course, workbook, "check", "--hint", "uu-line"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_a_course_there_is_nothing_to_release() =>
        (await cli.RunAsync(["release", "--out", "course.zip"])).IsMisuse("There is no course here: no Lessons.sln in");

    [Fact]
    public async Task What_to_make_has_to_be_said() =>
        (await cli.RunAsync(["release"])).IsMisuse("`workbook release` needs to know what to make, such as --out course.zip.");

    static async Task<string> RunAsync(int exitCode, string program, string folder, params string[] args)
    {
        var info = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment.Remove("MSBuildSDKsPath");   // of the build that the tests may have been started by
        using var process = Process.Start(info)!;
        using var deadline = new CancellationTokenSource(BuildLimit);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == exitCode, $"{program} {string.Join(' ', args)} ended with {process.ExitCode}:\n{output}\n{await errors}");
        return output;
    }
}
