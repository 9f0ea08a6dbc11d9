using System.Globalization;

namespace Workbook.Grading;

/// <summary><c>grades.csv</c>: a row for each student and lesson, with nbgrader's columns first, then what is known besides, then each exercise.</summary>
static class GradesTable
{
    public static IEnumerable<IReadOnlyList<string>> Rows(GradeBook book)
    {
        var exercises = book.Run.Lessons.SelectMany(lesson => lesson.Exercises).Select(exercise => exercise.Id).Distinct().ToList();
        yield return ["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score", "late_submission_penalty", "score", "max_score",
            "status", "days_late", "attempts", "repairs", "file", "comment", .. exercises];
        foreach (var record in book.Records)
            yield return [record.Lesson, Time(book.Run.Due), Time(record.HandedIn), record.Student.Id, LastName(record.Student), FirstName(record.Student), record.Student.Email ?? "",
                Words.Number(record.Raw), Words.Number(record.Raw - record.Points), Words.Number(record.Points), Words.Number(record.OutOf), Status(record),
                Words.Number(record.Late.Days), Words.Number(record.Attempts), Words.Number(record.Repairs.Count), record.File ?? "", record.Comment ?? "",
                .. exercises.Select(id => record.Exercises.FirstOrDefault(exercise => exercise.Id == id) is { } exercise ? Words.Number(exercise.Points) : "")];
    }

    static string Status(SubmissionRecord record) => record.Status switch
    {
        SubmissionStatus.Missing => "missing",
        SubmissionStatus.Failed => "not marked",
        _ => record.Late.Days > 0 ? "late" : "marked",
    };

    static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    // Where the roster does not say, the last word is the family's.
    static string LastName(Student student) => student.LastName ?? (student.Name is { } name ? name[(name.LastIndexOf(' ') + 1)..] : "");

    static string FirstName(Student student) => student.Name is { } name && name.EndsWith(LastName(student), StringComparison.Ordinal) ? name[..^LastName(student).Length].TrimEnd() : "";
}
