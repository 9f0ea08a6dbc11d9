using System.Text.RegularExpressions;

namespace Lessons;

/// <summary>The hints of an exercise: a numbered list in <c>notebooks/hints/ID.md</c>, and not in the notebook, where everybody would have read them already.</summary>
public static partial class Hints
{
    // From a notebook in notebooks/, and from a student's copy in a folder beside it.
    const string Folder = "../notebooks/hints";

    /// <summary>The hints, the vaguest first; none where there is no such file.</summary>
    /// <param name="exercise">The name of the exercise.</param>
    /// <param name="folder">Where the files are, as seen from the current folder.</param>
    public static IReadOnlyList<string> For(string exercise, string folder = Folder)
    {
        var file = Path.Combine(folder, $"{SafeName.For(exercise)}.md");
        return File.Exists(file) ? [.. Item.Matches(File.ReadAllText(file)).Select(item => item.Groups["hint"].Value.Trim())] : [];
    }

    [GeneratedRegex(@"^\d+\. (?<hint>.+?)(?=^\d+\. |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex Item { get; }
}
