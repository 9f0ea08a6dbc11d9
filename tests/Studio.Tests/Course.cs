using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>A folder with a small course: lessons that a test has written, and the lessons' own assemblies.</summary>
sealed class Course : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("course-");

    public Course()
    {
        Directory.CreateDirectory(PathOf("notebooks"));
        Directory.CreateDirectory(PathOf("lessons"));
        var bin = Path.Combine(Repository, "lessons", "bin");
        if (OperatingSystem.IsWindows()) Copy(bin, PathOf("lessons/bin"));   // where a link needs a privilege
        else Directory.CreateSymbolicLink(PathOf("lessons/bin"), bin);
    }

    public static string Repository { get; } = FindRoot(AppContext.BaseDirectory);

    public string Folder => folder.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The student's copy of a lesson.</summary>
    public string WorkOf(string lesson) => PathOf($"work/{lesson}.ipynb");

    /// <summary>A lesson of these cells: prose if a source begins with "# " or "text:", else code.</summary>
    public Course With(string lesson, params (string Id, string Source)[] cells)
    {
        File.WriteAllText(PathOf($"notebooks/{lesson}.ipynb"), Notebook([.. cells.Select(cell => Cell(cell.Id, cell.Source))]));
        return this;
    }

    /// <summary>A lesson of these cells, metadata and all.</summary>
    public Course With(string lesson, params JsonObject[] cells)
    {
        File.WriteAllText(PathOf($"notebooks/{lesson}.ipynb"), Notebook(cells));
        return this;
    }

    /// <summary>A lesson of the real course, with the data that it reads.</summary>
    public Course WithReal(string lesson)
    {
        Copy(Path.Combine(Repository, "notebooks", "data"), PathOf("notebooks/data"));
        Copy(Path.Combine(Repository, "notebooks", "hints"), PathOf("notebooks/hints"));
        File.Copy(Path.Combine(Repository, "notebooks", lesson + ".ipynb"), PathOf($"notebooks/{lesson}.ipynb"));
        return this;
    }

    public static JsonObject Cell(string id, string source, JsonObject? metadata = null)
    {
        var isProse = source.StartsWith("# ", StringComparison.Ordinal) || source.StartsWith("text:", StringComparison.Ordinal);
        var cell = new JsonObject
        {
            ["cell_type"] = isProse ? "markdown" : "code", ["id"] = id, ["metadata"] = metadata ?? [],
            ["source"] = source.StartsWith("text:", StringComparison.Ordinal) ? source["text:".Length..] : source,
        };
        if (!isProse) (cell["execution_count"], cell["outputs"]) = (null, new JsonArray());
        return cell;
    }

    /// <summary>What makes a cell a student's answer, or a check.</summary>
    public static JsonObject Graded(string id, int? points = null)
    {
        var grading = new JsonObject { ["grade"] = points is not null, ["grade_id"] = id, ["locked"] = points is not null, ["schema_version"] = 3, ["solution"] = points is null, ["task"] = false };
        if (points is not null) grading["points"] = points;
        return new() { ["deletable"] = false, ["nbgrader"] = grading };
    }

    /// <summary>Whether the student's copy holds this text by now.</summary>
    public Task HoldsAsync(string lesson, string text) => FileHoldsAsync(WorkOf(lesson), text);

    /// <summary>Whether a file holds this text by now.</summary>
    public static async Task FileHoldsAsync(string path, string text)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < deadline; await Task.Delay(50))
            if (File.Exists(path) && (await File.ReadAllTextAsync(path)).Contains(text, StringComparison.Ordinal)) return;
        Assert.Fail($"{text} is not on disk.");
    }

    public void Dispose() => folder.Delete(recursive: true);

    static string Notebook(JsonObject[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4, ["nbformat_minor"] = 5,
    }.ToJsonString();

    static void Copy(string from, string to)
    {
        if (Directory.Exists(to)) return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    static string FindRoot(string at) => File.Exists(Path.Combine(at, "Lessons.sln")) ? at : FindRoot(Path.GetDirectoryName(at)!);
}
