using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>The list of projects, Lessons.sln: which there are, and the same list without the tests.</summary>
sealed partial class SolutionFile(string text)
{
    /// <summary>The folders of the projects that are not tests, in order.</summary>
    public IReadOnlyList<string> Folders => [.. Projects.Where(project => !project.IsTest && project.Path.EndsWith(".csproj", StringComparison.Ordinal))
        .Select(project => project.Path[..project.Path.LastIndexOf('/')]).Order(StringComparer.Ordinal)];

    public string WithoutTests()
    {
        var tests = Projects.Where(project => project.IsTest).Select(project => project.Id).ToList();
        var kept = ProjectEntry.Replace(text, entry => tests.Contains(entry.Groups["id"].Value) ? "" : entry.Value);
        return string.Concat(kept.Split('\n').Where(line => !tests.Exists(line.Contains)).Select(line => line + "\n"))[..^1];
    }

    IEnumerable<Project> Projects => ProjectEntry.Matches(text).Select(entry => new Project(entry.Groups["path"].Value.Replace('\\', '/'), entry.Groups["id"].Value));

    sealed record Project(string Path, string Id)
    {
        public bool IsTest => Path is "tests" || Path.StartsWith("tests/", StringComparison.Ordinal);
    }

    [GeneratedRegex("""^Project\("[^"]*"\) = "[^"]*", "(?<path>[^"]*)", "(?<id>[^"]*)"\r?\nEndProject\r?\n""", RegexOptions.Multiline)]
    static partial Regex ProjectEntry { get; }
}
