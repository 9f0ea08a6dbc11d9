using System.Text;
using System.Text.RegularExpressions;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>The last look at what is given out to students: no answer in any file, however it is indented, and nothing of the tests.</summary>
static partial class ReleaseAudit
{
    /// <exception cref="ReleaseException">Something is in there that must not be.</exception>
    public static void Of(Package package, CourseFolder course)
    {
        if (package.Paths.FirstOrDefault(path => path.StartsWith("tests/", StringComparison.Ordinal)) is { } test)
            throw new ReleaseException($"{test} is a test, and students would get it: take it off the lists of the release.");
        var answers = course.RightAnswers.Select(answer => (answer.Path, Text: Squeezed(answer.Text))).ToList();
        foreach (var path in package.Paths)
        {
            var text = Squeezed(Text(path, package[path]));
            if (answers.FirstOrDefault(answer => text.Contains(answer.Text, StringComparison.Ordinal)) is { Path: { } leak })
                throw new ReleaseException($"{path} has the answer {leak} in it, and students would get it.");
        }
    }

    // A notebook writes code as JSON strings, a line each.
    static string Text(string path, ReadOnlyMemory<byte> octets) => path.EndsWith(".ipynb", StringComparison.Ordinal)
        ? string.Join('\n', Notebook.Parse(octets, path).Cells.Select(cell => cell.Source))
        : Encoding.UTF8.GetString(octets.Span);

    static string Squeezed(string text) => Space.Replace(text, "");

    [GeneratedRegex(@"\s+")]
    static partial Regex Space { get; }
}
