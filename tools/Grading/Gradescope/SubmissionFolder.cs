using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>What a student handed in to one assignment: notebooks, under whatever names and in whatever folders.</summary>
public sealed class SubmissionFolder
{
    readonly List<Dictionary<string, string>> notebooks = [];
    readonly List<string> complaints = [];

    public SubmissionFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb", Plain) : [];
        foreach (var file in files.Order(StringComparer.Ordinal)) Read(Path.GetRelativePath(folder, file), file);
        if (notebooks is [] && complaints is []) complaints.Add("There is no notebook (.ipynb) in what was handed in.");
    }

    // No link is followed: a submission is what lies in its folder.
    static EnumerationOptions Plain => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>What could not be used, in sentences.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The answers to a lesson: of the notebook in which most of its exercises have been answered, whatever it is called, since a repository has the originals beside a student's copies. Null where none has any.</summary>
    public StudentAnswers? To(ReleasedLesson lesson)
    {
        var stubs = lesson.Exercises.ToDictionary(exercise => exercise.Stub.Id, exercise => exercise.Stub.Source);
        var best = notebooks.Where(sources => sources.Keys.Any(stubs.ContainsKey)).MaxBy(sources => sources.Count(source => stubs.TryGetValue(source.Key, out var stub) && source.Value != stub));
        return best is null ? null : new(lesson.Name, best.Where(source => stubs.ContainsKey(source.Key)).ToDictionary());
    }

    void Read(string name, string file)
    {
        try
        {
            var sources = new Dictionary<string, string>();
            foreach (var cell in Notebook.Parse(File.ReadAllBytes(file), name).Cells.Where(cell => cell.Kind is CellKind.Code))
                if (cell.Metadata["nbgrader"] is JsonObject { } grading && grading["grade_id"]?.ToString() is { Length: > 0 } id)
                    sources.TryAdd(id, cell.Source);   // of copies the first counts
            notebooks.Add(sources);
        }
        catch (Exception wrong) when (wrong is NotebookException or IOException or UnauthorizedAccessException)
        {
            complaints.Add(wrong.Message);
        }
    }
}
