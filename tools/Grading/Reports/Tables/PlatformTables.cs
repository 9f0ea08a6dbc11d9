namespace Workbook.Grading;

/// <summary>The shapes in which learning platforms take marks back: a row for each student. Whoever could not be marked has an empty cell, which platforms leave alone.</summary>
static class PlatformTables
{
    /// <summary><c>moodle.csv</c>: Moodle's offline grading worksheet, for one lesson; with several, a worksheet each.</summary>
    public static IEnumerable<IReadOnlyList<string>> Moodle(GradeBook book, LessonRecord lesson)
    {
        yield return ["Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Feedback comments"];
        foreach (var record in book.Of(lesson))
            yield return [$"Participant {record.Student.Id}", record.Student.Name ?? "", record.Student.Email ?? "", Grade(record), Words.Number(record.OutOf), Feedback(record)];
    }

    /// <summary><c>canvas.csv</c>: Canvas's gradebook, a column for each lesson.</summary>
    public static IEnumerable<IReadOnlyList<string>> Canvas(GradeBook book)
    {
        var lessons = book.Run.Lessons;
        yield return ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", .. lessons.Select(lesson => lesson.Name)];
        yield return ["    Points Possible", "", "", "", "", .. lessons.Select(lesson => Words.Number(lesson.OutOf))];
        foreach (var student in book.Records.GroupBy(record => record.Student.Id))
            yield return [student.First().Student.Name ?? student.Key, student.Key, "", "", "",
                .. lessons.Select(lesson => student.FirstOrDefault(record => record.Lesson == lesson.Name) is { } record ? Grade(record) : "")];
    }

    /// <summary><c>not-marked.csv</c>: every file that is not marked, and why.</summary>
    public static IEnumerable<IReadOnlyList<string>> NotMarked(GradeBook book)
    {
        yield return ["file", "reason", "look"];
        foreach (var file in book.Run.NotMarked) yield return [file.File, file.Reason, file.IsWork ? "yes" : "no"];
        foreach (var record in book.Failed) yield return [record.File ?? "", record.Trouble ?? "", "yes"];
    }

    static string Grade(SubmissionRecord record) => record.Status is SubmissionStatus.Failed ? "" : Words.Number(record.Points);

    static string Feedback(SubmissionRecord record) => record.Status switch
    {
        SubmissionStatus.Missing => "Nothing was handed in.",
        SubmissionStatus.Failed => "",
        _ => string.Join(" ", new[] { record.Comment, string.Join(", ", record.Exercises.Select(exercise => $"{exercise.Id} {Words.Number(exercise.Points)} of {exercise.OutOf}")) + "." }
            .Concat(record.Exercises.Where(exercise => exercise.Comment is not null).Select(exercise => $"{exercise.Id}: {exercise.Comment}"))
            .Where(text => text is not null)),
    };
}
