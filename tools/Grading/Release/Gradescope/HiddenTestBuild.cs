using System.Diagnostics;

namespace Workbook.Grading;

/// <summary>Builds the hidden tests as they are now.</summary>
public static class HiddenTestBuild
{
    const string Project = "tests/Exercises";

    /// <exception cref="ReleaseException">They do not build; the message has the first error.</exception>
    public static void Into(CourseFolder course, string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", Project, "--nologo", "-c", "Debug", "-o", folder, "-nodeReuse:false"]) { WorkingDirectory = course.Root, RedirectStandardOutput = true };
        start.Environment.Remove("MSBuildSDKsPath");   // of the build that this program may have been started by
        var (exitCode, said) = OneBuild.Alone(() => Run(start));
        if (exitCode != 0)
            throw new ReleaseException($"{Project} does not build: {said.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal))?.Trim() ?? "`dotnet build tests/Exercises` says why"}.");
    }

    static (int ExitCode, string Said) Run(ProcessStartInfo start)
    {
        using var build = Process.Start(start)!;
        var said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, said);
    }
}
