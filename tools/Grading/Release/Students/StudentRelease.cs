using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>What students get: the lessons and all they need to run, and neither answers nor hidden tests. What is not on a list here is not given out.</summary>
public static class StudentRelease
{
    /// <summary>The folder that everything lies in, in a zip.</summary>
    public const string Folder = "email-workbook";

    static readonly string[] AtTheTop = ["global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".gitattributes", ".gitignore", "tools/Directory.Build.props"];

    static readonly Dictionary<string, string[]> Beside = new()
    {
        ["notebooks/data"] = [".md", ".eml", ".txt", ".png", ".uu", ".wav", ".csv"],
        ["notebooks/hints"] = [".md"],
        ["notebooks/images"] = [".svg", ".png"],
    };

    static readonly string[] Pages = ["notebooks/README.md", "notebooks/card.md", "notebooks/glossary.md"];

    static readonly string[] Sources = [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".razor", ".css", ".js", ".html", ".svg", ".png", ".woff2", ".sh", ".py", ".yml"];

    /// <exception cref="ReleaseException">Something in the course must not be given out.</exception>
    public static Package Of(CourseFolder course)
    {
        var solution = new SolutionFile(course.ReadText("Lessons.sln"));
        var package = new Package();
        foreach (var file in AtTheTop.Concat(Pages)) package.Add(file, course.Read(file));
        foreach (var (folder, endings) in Beside) Add(package, course, folder, endings);
        foreach (var folder in ProjectFolders.With(course, solution.Folders)) Add(package, course, folder, Sources);
        foreach (var lesson in course.Lessons)
            package.Add($"notebooks/{lesson}.ipynb", StudentNotebook.Of(Notebook.Parse(course.Read($"notebooks/{lesson}.ipynb"), $"notebooks/{lesson}.ipynb")));
        package.Add("Lessons.sln", solution.WithoutTests());
        package.Add("README.md", Template.Read("Students/README.md"));
        ReleaseAudit.Of(package, course);
        return package;
    }

    static void Add(Package package, CourseFolder course, string folder, string[] endings)
    {
        foreach (var file in course.Files(folder, endings)) package.Add(file, course.Read(file));
    }
}
