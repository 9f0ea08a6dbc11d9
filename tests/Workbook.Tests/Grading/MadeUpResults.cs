using System.Text.Json.Nodes;
using Workbook.Grading;

namespace Workbook.Tests.Grading;

/// <summary>The results of a small class with something of everything, as files.</summary>
sealed class MadeUpResults : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("results-");

    public MadeUpResults(string text = "Cat & <Dog>") => new ResultFolder(folder.FullName).Write(Book(text));

    public void Dispose() => folder.Delete(recursive: true);

    public string Read(string name) => File.ReadAllText(Path.Combine(folder.FullName, name));

    public string AddressOf(string name) => new Uri(Path.Combine(folder.FullName, name)).AbsoluteUri;

    public IEnumerable<string> Pages => Directory.GetFiles(folder.FullName, "*.html", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.FullName, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    static GradeBook Book(string text)
    {
        LessonRecord lesson = new("03-uuencode", [new("uu-quad", 2, "stub"), new("uu-length", 1, "stub"), new("uu-line", 3, "stub")]);
        var works = Enumerable.Range(0, 30).Select(i => Work(lesson, $"s{i:00}", $"Student {i:00}", [2, i % 2, i % 4], text)).ToList();
        works[0] = works[0] with { Student = new("zoe", $"Zoë {text}"), Late = new(2, 20), HandedIn = new(2026, 11, 3, 9, 5, 0), Comment = $"Well begun.\n{text}", Repairs = [new("uu-line", $"The answer had been cut into 2 cells. They were put together again. {text}"), new(null, "The file was saved as UTF-16 instead of UTF-8. It was read all the same.")], Notes = [text] };
        works[1] = works[1] with { Status = SubmissionStatus.Failed, Trouble = $"The judge itself failed: {text}" };
        works.Add(new() { Student = new("gone", "Bea Absent"), Lesson = lesson.Name, Status = SubmissionStatus.Missing, Exercises = [.. lesson.Exercises.Select(exercise => new ExerciseRecord { Id = exercise.Id, OutOf = exercise.Points })] });
        return new(new()
        {
            Lessons = [lesson], Due = new DateTime(2026, 11, 1, 23, 59, 59), Strangers = [$"{text} has handed in and is not in the roster."],
            NotMarked = [new($"{text}/a-rather-long-name-of-a-folder-that-somebody-has-chosen/my-final-homework-version-12 (3).ipynb", "is damaged, and no cell in it is whole", IsWork: true), new("notes.pdf", "is not a notebook", IsWork: false)],
        }, works, []);
    }

    static SubmissionRecord Work(LessonRecord lesson, string id, string name, int[] points, string text) => new()
    {
        Student = new(id, name), Platform = "Moodle", Lesson = lesson.Name, Status = SubmissionStatus.Marked, File = $"{name}/{text}.ipynb", Attempts = 1,
        Exercises = [.. lesson.Exercises.Zip(points, (exercise, earned) => Exercise(exercise, Math.Min(earned, exercise.Points), text))],
        Answers = lesson.Exercises.ToDictionary(exercise => exercise.Id, exercise => $"string Answer() => \"{text}\"; // a line of code that is longer than a telephone is wide, so that it has to be scrolled"),
    };

    static ExerciseRecord Exercise(LessonExercise exercise, int earned, string text) => new()
    {
        Id = exercise.Id, OutOf = exercise.Points, Card = Card(exercise.Id, text, passed: earned == exercise.Points), Comment = exercise.Id is "uu-line" ? $"See me. {text}" : null,
        Tests = [.. Enumerable.Range(0, exercise.Points).Select(i => new TestRecord($"Hidden test {i} of {exercise.Id}", 1, i < earned ? VerdictOutcome.Passed : VerdictOutcome.Failed, $"Octets that are missing from the last group count as zeros. {text}",
            i is 2 ? "TimeOut: It had not ended after 10 seconds." : "Expected: hidden"))],
    };

    static JsonObject Card(string id, string text, bool passed) => new()
    {
        ["exercise"] = id, ["lines"] = new JsonArray(
            new JsonObject { ["name"] = $"Cat {text}", ["outcome"] = "passed" },
            new JsonObject { ["name"] = "three zeros", ["outcome"] = passed ? "passed" : "failed", ["reason"] = passed ? null : text, ["expected"] = passed ? null : "\"0V%T\"", ["got"] = passed ? null : "\"0V%TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT\"", ["where"] = passed ? null : "character 5" },
            new JsonObject { ["name"] = "the start of every PNG", ["outcome"] = passed ? "passed" : "to do" }),
    };
}
