using System.Xml.Linq;

namespace Workbook.Grading;

/// <summary>The folders of projects, and of those that they are built of, whether or not they are on the list of the solution.</summary>
static class ProjectFolders
{
    public static IReadOnlyCollection<string> With(CourseFolder course, IEnumerable<string> folders)
    {
        var known = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(folders);
        while (open.TryDequeue(out var folder))
            if (known.Add(folder))
                foreach (var other in ReferencedBy(course, folder)) open.Enqueue(other);
        return known;
    }

    static IEnumerable<string> ReferencedBy(CourseFolder course, string folder) =>
        from project in course.Files(folder, [".csproj"])
        from reference in XDocument.Load(course.PathOf(project)).Descendants("ProjectReference")
        let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(course.PathOf(project))!, reference.Attribute("Include")!.Value.Replace('\\', Path.DirectorySeparatorChar)))
        select Path.GetRelativePath(course.Root, Path.GetDirectoryName(path)!).Replace('\\', '/');
}
