namespace Exercises;

/// <summary>The reference answers: LESSON/EXERCISE/right.csx and wrong-….csx, read from the repository.</summary>
static class Answers
{
    public static string Repository { get; } = FindRoot(AppContext.BaseDirectory);

    static string Folder => Path.Combine(Repository, "tests", "Exercises");

    /// <summary>The lessons that have notebooks, in order.</summary>
    public static IEnumerable<string> Lessons =>
        Directory.GetFiles(Path.Combine(Repository, "notebooks"), "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static string LessonOf(string exercise) =>
        Lessons.First(lesson => Directory.Exists(Path.Combine(Folder, lesson, exercise)));

    /// <summary>The right answer to every exercise of a lesson.</summary>
    public static StudentAnswers Right(string lesson) => new(lesson,
        Directory.GetFiles(Path.Combine(Folder, lesson), "right.csx", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileName(Path.GetDirectoryName(path))!, File.ReadAllText));

    /// <summary>The right answers, but for one exercise, which has this wrong one.</summary>
    public static StudentAnswers Wrong(string lesson, string exercise, string file)
    {
        var sources = new Dictionary<string, string>(Right(lesson).Sources)
        {
            [exercise] = File.ReadAllText(Path.Combine(Folder, lesson, exercise, file)),
        };
        return new(lesson, sources);
    }

    /// <summary>The wrong answers to an exercise: the names of their files.</summary>
    public static IEnumerable<string> WrongOnes(string lesson, string exercise) =>
        Directory.GetFiles(Path.Combine(Folder, lesson, exercise), "wrong-*.csx").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Lessons.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
