using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>Canvas: <c>lastnamefirstname_LATE_12345_67890_name.ipynb</c>; the first number is the student's, the second the file's.</summary>
static partial class CanvasName
{
    public static HandIn? Of(string path) => Pattern().Match(path) is { Success: true } found
        ? new(new(found.Groups["id"].Value, found.Groups["name"].Value), "Canvas", IsCalledLate: found.Groups["late"].Success) : null;

    [GeneratedRegex(@"(?:^|/)(?<name>[^/_]+)(?<late>_LATE)?_(?<id>\d+)_\d+_[^/]+(?:/|$)")]
    private static partial Regex Pattern();
}
