using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>Moodle: <c>Firstname Lastname_123456_assignsubmission_file_</c>, as a folder, or in front of the file's own name.</summary>
static partial class MoodleName
{
    public static HandIn? Of(string path) => Pattern().Match(path) is { Success: true } found
        ? new(new(found.Groups["id"].Value, found.Groups["name"].Value is "Participant" ? null : found.Groups["name"].Value), "Moodle") : null;

    [GeneratedRegex(@"(?:^|/)(?<name>[^/]+)_(?<id>\d+)_assignsubmission_file(?:_|/)")]
    private static partial Regex Pattern();
}
