using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

/// <summary>A released lesson of two small exercises, on which the judge is tried: laid out as students get theirs.</summary>
sealed class TrialLesson : IDisposable
{
    public const string Name = "00-trial";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trial-");

    public TrialLesson()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "notebooks", "data"));
        File.WriteAllText(Path.Combine(folder.FullName, "notebooks", "data", "word.txt"), "lighthouse");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "lessons"));
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "lessons", "bin"), Path.Combine(Repository.Root, "lessons", "bin"));
        File.WriteAllText(Path.Combine(folder.FullName, "notebooks", Name + ".ipynb"), Notebook().ToJsonString());
    }

    public string Folder => folder.FullName;

    /// <summary>A file outside of the lesson, of which no student knows.</summary>
    public string Secret(string text)
    {
        var path = Path.Combine(folder.FullName, "secret.txt");
        File.WriteAllText(path, text);
        return path;
    }

    public Judge Judge(SandboxOptions options) => new(Folder, HiddenTests.In(typeof(TrialLesson).Assembly), options);

    public static StudentAnswers Answers(string twice, string? shout = null) => new(Name, new Dictionary<string, string>
    {
        ["trial-twice"] = twice,
        ["trial-shout"] = shout ?? "string Shout(string text) => text.ToUpperInvariant() + \"!\";",
    });

    static JsonObject Notebook() => new()
    {
        ["cells"] = new JsonArray(
            Cell("load", "#r \"../lessons/bin/Lessons.dll\"\nusing Lessons;\nusing FakeMail;\nusing System.IO;\nusing System.Diagnostics;\nusing System.Runtime.InteropServices;"),
            Cell("word", "var word = File.ReadAllText(\"../notebooks/data/word.txt\");"),
            Cell("demonstration", "throw new Exception(\"nobody needs this cell\");"),
            Cell("trial-twice", "int Twice(int number)\n{\n    // TODO: times two.\n    throw new NotImplementedException();\n}", solution: true),
            Cell("trial-twice-check", "Check.Exercise(\"trial-twice\", points: 2).Equal(\"of 1\", expected: 2, () => Twice(1))", points: 2),
            Cell("trial-shout", "string Shout(string text)\n{\n    // TODO: louder.\n    throw new NotImplementedException();\n}", solution: true),
            Cell("trial-shout-check", "Check.Exercise(\"trial-shout\", points: 1).Equal(\"hey\", expected: \"HEY!\", () => Shout(\"hey\"))", points: 1)),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = ".NET (C#)", ["language"] = "C#" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    static JsonObject Cell(string id, string source, bool solution = false, int? points = null)
    {
        var metadata = new JsonObject();
        if (solution || points is not null)
            metadata["nbgrader"] = new JsonObject { ["schema_version"] = 3, ["grade_id"] = id, ["solution"] = solution, ["grade"] = points is not null, ["locked"] = !solution, ["task"] = false };
        if (points is not null)
            metadata["nbgrader"]!["points"] = points;
        return new() { ["cell_type"] = "code", ["id"] = id, ["metadata"] = metadata, ["execution_count"] = null, ["outputs"] = new JsonArray(), ["source"] = source };
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Hidden tests of the trial lesson. They are no facts: only the judge runs them.</summary>
[Exercise("trial-twice")]
public class TrialTwice(Submission submission)
{
    [Points(1), Hint("Twenty-one and twenty-one.")]
    public void Twice_21_is_42() => Assert.Equal(42, submission.Call<int>("Twice", 21));

#pragma warning disable xUnit1008 // Only the judge runs it.
    [Points(1), Hint("Numbers below zero have a double, too.")]
    [InlineData(-4, -8), InlineData(0, 0)]
    public void Also_of_those_that_are_not_positive(int number, int twice) => Assert.Equal(twice, submission.Call<int>("Twice", number));
#pragma warning restore xUnit1008
}

/// <inheritdoc cref="TrialTwice"/>
[Exercise("trial-shout")]
public class TrialShout(Submission submission)
{
    [Points(1), Hint("Capitals, and one mark.")]
    public void Loud() => Assert.Equal("AHOY!", submission.Evaluate<string>("Shout(text)", new { text = "ahoy" }));
}
