namespace Workbook.Grading;

/// <summary>The teacher's copy of the course: the repository, with answers and hidden tests.</summary>
public sealed class CourseFolder(string root)
{
    const string Solution = "Lessons.sln", Answers = "tests/Exercises";

    public string Root { get; } = root;

    /// <summary>The course around a folder.</summary>
    /// <exception cref="ReleaseException">There is none, or it is a student's copy.</exception>
    public static CourseFolder Around(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
            if (File.Exists(Path.Combine(here.FullName, Solution)))
                return Directory.Exists(Path.Combine(here.FullName, Answers)) ? new(here.FullName)
                    : throw new ReleaseException($"{here.FullName} has no {Answers}: it is a student's copy of the course, and only a teacher's can be released.");
        throw new ReleaseException($"There is no course here: no {Solution} in {folder} or above. Change into the course's folder.");
    }

    public string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    public byte[] Read(string relative) => File.ReadAllBytes(PathOf(relative));

    public string ReadText(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The names of the lessons, in order: <c>03-uuencode</c>.</summary>
    public IReadOnlyList<string> Lessons => [.. Directory.GetFiles(PathOf("notebooks"), "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>Those lessons of a course that were named; all if none was.</summary>
    /// <exception cref="ReleaseException">There is no lesson of such a name.</exception>
    public IReadOnlyList<string> Named(IReadOnlyCollection<string> names) => names.Count is 0 ? Lessons
        : names.Except(Lessons).FirstOrDefault() is { } unknown ? throw new ReleaseException($"There is no lesson '{unknown}'; there are {string.Join(", ", Lessons)}.")
        : [.. Lessons.Where(names.Contains)];

    /// <summary>The files under a folder whose names end in one of these, in order; what is built, hidden, or somebody's own is left out.</summary>
    public IEnumerable<string> Files(string folder, IReadOnlyCollection<string> endings) => Directory.Exists(PathOf(folder))
        ? Under(new(PathOf(folder))).Where(file => endings.Contains(file.Extension)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)
        : [];

    /// <summary>What stands beside an exercise among the answers; null where there is no such file.</summary>
    public string? Answer(string lesson, string exercise, string file) =>
        File.Exists(PathOf($"{Answers}/{lesson}/{exercise}/{file}")) ? ReadText($"{Answers}/{lesson}/{exercise}/{file}").ReplaceLineEndings("\n").TrimEnd('\n') : null;

    /// <summary>Every right answer, by its path.</summary>
    public IEnumerable<(string Path, string Text)> RightAnswers =>
        Files(Answers, [".csx"]).Where(path => path.EndsWith("/right.csx", StringComparison.Ordinal)).Select(path => (path, ReadText(path)));

    static IEnumerable<FileInfo> Under(DirectoryInfo folder) => folder.EnumerateFiles().Where(file => file.LinkTarget is null && !file.Name.StartsWith('.'))
        .Concat(folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null && !inner.Name.StartsWith('.') && inner.Name is not ("bin" or "obj" or "node_modules" or "mail")).SelectMany(Under));
}
