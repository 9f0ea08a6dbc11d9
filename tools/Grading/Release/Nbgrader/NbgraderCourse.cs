namespace Workbook.Grading;

/// <summary>The course as a folder that nbgrader takes: an assignment for each lesson, with answers and hidden tests, and the settings that C# needs.</summary>
public static class NbgraderCourse
{
    static readonly string[] Libraries = [".dll", ".json"];

    /// <exception cref="ReleaseException">An exercise has no usable answer, or the library of the lessons has not been built.</exception>
    public static Package Of(CourseFolder course, IReadOnlyList<string> lessons)
    {
        var package = new Package();
        package.Add("nbgrader_config.py", Template.Read("Nbgrader/nbgrader_config.py"));
        package.Add("README.md", Template.Read("Nbgrader/README.md"));
        var library = Library(course);
        var data = course.Files("notebooks/data", [".eml", ".txt", ".png", ".uu", ".wav", ".csv"]).Select(file => (Path: file, Octets: course.Read(file))).ToList();
        foreach (var lesson in lessons)
        {
            package.Add($"source/{lesson}/{lesson}.ipynb", NbgraderNotebook.Of(lesson, course));
            foreach (var (path, octets) in library.Concat(data)) package.Add($"source/{lesson}/{path}", octets);
        }
        return package;
    }

    static List<(string Path, byte[] Octets)> Library(CourseFolder course)
    {
        const string Built = "lessons/bin";
        var files = Directory.Exists(course.PathOf(Built))
            ? Directory.GetFiles(course.PathOf(Built), "*", SearchOption.AllDirectories).Where(file => Libraries.Contains(Path.GetExtension(file)))
                .Select(file => (Path.GetRelativePath(course.Root, file).Replace('\\', '/'), File.ReadAllBytes(file))).ToList()
            : [];
        return files.Exists(file => file.Item1 == $"{Built}/Lessons.dll") ? files
            : throw new ReleaseException($"{Built} has no Lessons.dll, which every assignment brings along: build first, with `dotnet build tools/Workbook`.");
    }
}
