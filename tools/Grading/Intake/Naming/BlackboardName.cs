using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>Blackboard: <c>Assignment_user_attempt_2026-11-01-10-00-00_file.ipynb</c>, and a receipt beside it.</summary>
static partial class BlackboardName
{
    public static HandIn? Of(string path, BlackboardReceipts receipts)
    {
        if (Pattern().Match(path) is not { Success: true } found) return null;
        var user = receipts.UserOf(found.Groups["stem"].Value) ?? found.Groups["user"].Value;
        return new(new(user, receipts.NameOf(found.Groups["stem"].Value)), "Blackboard", TimeIn(found.Groups["time"].Value));
    }

    static DateTime? TimeIn(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"(?:^|/)(?<stem>[^/]+_(?<user>[^_/]+)_attempt_(?<time>\d{4}(?:-\d\d){5}))_[^/]+(?:/|$)")]
    private static partial Regex Pattern();
}
