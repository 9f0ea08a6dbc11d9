using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>The hidden tests as a file that can be loaded: the one that was named, or tests/Exercises, built.</summary>
static partial class HiddenTestsBuild
{
    public static async Task<string> FindAsync(GradeRequest request, CancellationToken cancel)
    {
        if (request.Judge is { } named) return Named(named);
        var project = Path.Combine(request.Released, "tests", "Exercises", "Exercises.csproj");
        if (!File.Exists(project)) throw new Misuse($"There are no hidden tests in {Path.GetDirectoryName(project)}: --judge names a built Exercises.dll.");
        return await Task.Run(() => OneBuild.Alone(() => Build(project, cancel)), cancel);
    }

    static string Named(string path)
    {
        if (!File.Exists(path)) throw new Misuse($"There is no file {path}: --judge names the built hidden tests, Exercises.dll.");
        try
        {
            _ = AssemblyName.GetAssemblyName(path);
            return path;
        }
        catch (BadImageFormatException cause)
        {
            throw new Misuse($"{path} is no library of .NET: --judge names the built hidden tests, Exercises.dll.", cause);
        }
    }

    static string Build(string project, CancellationToken cancel)
    {
        var info = new ProcessStartInfo("dotnet", ["build", project, "--nologo", "-v", "quiet", "-nodeReuse:false", "-getProperty:TargetPath", "-target:Build"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var build = Process.Start(info) ?? throw new Misuse("The program dotnet does not start: --judge names a built Exercises.dll.");
        try
        {
            var (reading, complaining) = (build.StandardOutput.ReadToEndAsync(cancel), build.StandardError.ReadToEndAsync(cancel));
            Task.WaitAll([reading, complaining], cancel);
            build.WaitForExit();
            var (output, errors) = (reading.Result, complaining.Result);
            var path = output.Trim();
            if (build.ExitCode is 0 && File.Exists(path)) return path;
            var first = Error().Match(output + errors);
            throw new Misuse($"The hidden tests do not build{(first.Success ? $": {first.Groups["what"].Value}" : "")}. `dotnet build {project}` tells more.");
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }
    }

    [GeneratedRegex(@"error (?<what>\w+: [^\r\n\[]+)")]
    private static partial Regex Error();
}
