using System.Globalization;
using System.Text;

namespace Workbook.Grading;

/// <summary>nbgrader: <c>submitted/STUDENT/ASSIGNMENT/notebook.ipynb</c>, and <c>timestamp.txt</c> beside it.</summary>
sealed class NbgraderPath(IEnumerable<HandedInFile> files)
{
    const string Submitted = "submitted", Timestamp = "timestamp.txt";

    readonly Dictionary<string, DateTime?> times = files
        .Where(file => file.Name is Timestamp)
        .DistinctBy(file => file.Path)
        .ToDictionary(file => file.Path[..^Timestamp.Length], file => TimeIn(Encoding.UTF8.GetString(file.Octets.Span)), StringComparer.Ordinal);

    public HandIn? Of(string path)
    {
        var parts = path.Split('/');
        var at = Array.IndexOf(parts, Submitted);
        if (at >= 0 && parts.Length > at + 3) return new(new(parts[at + 1]), "nbgrader", times.GetValueOrDefault(Folder(parts, at + 3)));
        // The folder "submitted" itself was named.
        return parts is [var student, _, _] && times.TryGetValue(Folder(parts, 2), out var time) ? new(new(student), "nbgrader", time) : null;
    }

    static string Folder(string[] parts, int length) => string.Join('/', parts[..length]) + "/";

    // "2015-02-02 14:58:23.948203 America/Los_Angeles": the zone is the server's, and so is the clock of the due date.
    static DateTime? TimeIn(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var date, var time, ..]
        && DateTime.TryParse($"{date} {time}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? DateTime.SpecifyKind(found, DateTimeKind.Unspecified) : null;
}
