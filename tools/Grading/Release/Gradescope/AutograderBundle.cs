using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>The zip that a teacher uploads to Gradescope: the judge, the hidden tests, the lessons and the runtime. Nothing is downloaded, neither when the image is built nor when it runs.</summary>
public static class AutograderBundle
{
    const string HiddenTests = "Exercises.dll";

    static readonly string[] Settings = ["workbook.deps.json", "workbook.runtimeconfig.json", "sandbox.deps.json", "sandbox.runtimeconfig.json"];

    /// <param name="course">The course, built.</param>
    /// <param name="lessons">The lessons that the assignment is about.</param>
    /// <param name="program">The folder that this program runs from.</param>
    /// <param name="tests">The folder that the hidden tests were built into.</param>
    /// <exception cref="ReleaseException">Something that belongs into it is not here.</exception>
    public static Package Of(CourseFolder course, IReadOnlyList<string> lessons, string program, string tests)
    {
        if (!File.Exists(Path.Combine(tests, HiddenTests)) || !File.Exists(course.PathOf("lessons/bin/Lessons.dll")))
            throw new ReleaseException("The hidden tests have not been built: `dotnet build tests/Exercises`.");
        var package = new Package();
        package.Add("setup.sh", Template.Read("Gradescope/setup.sh"), isProgram: true);
        package.Add("run_autograder", Template.Read("Gradescope/run_autograder"), isProgram: true);
        package.Add("autograder.json", new JsonObject { ["lessons"] = new JsonArray([.. lessons.Select(lesson => (JsonNode)lesson)]) }.ToJsonString() + "\n");
        foreach (var file in RuntimeFiles.All()) package.Add(file.Path, file.Octets, file.IsProgram);
        var libraries = LibrariesOf(program);
        Add(package, "workbook", program, libraries.Concat(Settings).Select(name => Path.Combine(program, name)));
        Add(package, "exercises", tests, Directory.GetFiles(tests, "*.dll").Where(file => !libraries.Contains(Path.GetFileName(file))));
        Add(package, "course/lessons/bin", course.PathOf("lessons/bin"), Directory.GetFiles(course.PathOf("lessons/bin")).Where(file => Path.GetExtension(file) is ".dll" or ".json"));
        var released = StudentRelease.Of(course);
        foreach (var path in released.Paths.Where(path => path.StartsWith("notebooks/", StringComparison.Ordinal))) package.Add($"course/{path}", released[path].ToArray());
        return package;
    }

    // What the program says that it is made of: there may be more in the folder.
    static HashSet<string> LibrariesOf(string program)
    {
        var said = JsonNode.Parse(File.ReadAllBytes(Path.Combine(program, "workbook.deps.json")))!;
        return [.. said["targets"]!.AsObject().SelectMany(target => target.Value!.AsObject())
            .SelectMany(library => library.Value!["runtime"] as JsonObject ?? [])
            .Select(file => file.Key[(file.Key.LastIndexOf('/') + 1)..])];
    }

    static void Add(Package package, string folder, string from, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var octets = File.ReadAllBytes(file);
            package.Add($"{folder}/{Path.GetRelativePath(from, file).Replace('\\', '/')}", file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal) ? WithOwnIcu(octets) : octets);
        }
    }

    static byte[] WithOwnIcu(byte[] settings)
    {
        var json = JsonNode.Parse(settings)!;
        var properties = json["runtimeOptions"]!["configProperties"] as JsonObject ?? (JsonObject)(json["runtimeOptions"]!["configProperties"] = new JsonObject());
        properties["System.Globalization.AppLocalIcu"] = RuntimeFiles.IcuVersion;
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
