using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>The lessons of a course in their order, and where the student's copies of them are.</summary>
/// <param name="folder">The folder of the course: <c>notebooks/</c> is in it, and <c>work/</c> will be.</param>
/// <param name="isAuthor">Whether lessons are edited in place.</param>
public sealed class Shelf(string folder, bool isAuthor = false)
{
    readonly Lazy<IReadOnlyList<Lesson>> lessons = new(() => Read(Path.Combine(folder, "notebooks")));

    /// <summary>Where the lessons are.</summary>
    public string NotebooksFolder { get; } = Path.Combine(folder, "notebooks");

    /// <summary>What the lessons are made of: the source of what they load.</summary>
    public string SourceFolder { get; } = Path.Combine(folder, "lessons");

    /// <summary>Where the student's copies are: one level deep, as the lessons themselves, so that what they name is found.</summary>
    public string WorkFolder { get; } = Path.Combine(folder, "work");

    public IReadOnlyList<Lesson> Lessons => lessons.Value;

    public Lesson? Find(string name) => Lessons.FirstOrDefault(lesson => lesson.Name == name);

    /// <summary>Whether lessons are edited in place.</summary>
    public bool IsAuthor => isAuthor;

    /// <summary>The student's copy of a lesson, whether it is there already or not; for an author the lesson itself.</summary>
    public string CopyOf(Lesson lesson) => isAuthor ? lesson.Original : Path.Combine(WorkFolder, lesson.Name + ".ipynb");

    static IReadOnlyList<Lesson> Read(string notebooks) => !Directory.Exists(notebooks) ? [] :
        [.. Directory.GetFiles(notebooks, "*.ipynb").Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(ReadOrNull).OfType<Lesson>()];

    static Lesson? ReadOrNull(string path)
    {
        try
        {
            return Lesson.Read(path);
        }
        catch (NotebookException)
        {
            return null;   // a damaged file does not empty the shelf
        }
    }
}
