namespace Workbook.Grading;

/// <summary>What a student handed in to one assignment: notebooks, under whatever names and in whatever folders.</summary>
public sealed class SubmissionFolder
{
    readonly List<SubmittedNotebook> notebooks = [];
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
    public FoundAnswers? To(LessonOutline lesson) => notebooks.Select(notebook => AnswerFinder.Find(lesson, notebook))
        .Where(found => found.Answers.Sources.Count > 0)
        .MaxBy(found => lesson.Exercises.Count(exercise => found.Answers.Sources.TryGetValue(exercise.Id, out var source) && source != exercise.Stub.Source));

    void Read(string name, string file)
    {
        try
        {
            if (SubmittedNotebook.Read(File.ReadAllBytes(file), out var reason) is { } notebook) notebooks.Add(notebook);
            else complaints.Add($"{name} {reason}.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            complaints.Add($"{name} cannot be read.");
        }
    }
}
