using FakeMail.Displays;

namespace Workbook.Grading;

/// <summary>The teacher's page on the whole class. It names hidden tests: it is not for students.</summary>
static class OverviewPage
{
    const int MostTests = 12, MostFiles = 200;

    public static byte[] Of(GradeBook book, IReadOnlyList<SimilarWork> similar) => Page.Of("Class overview", Markup.Of($"""
        <h1>Class overview</h1>
        <p class="soft">For the teacher: this page names hidden tests. Points are those after late days.</p>
        {Look(book)}{Markup.Join(book.Run.Lessons.Select(lesson => Lesson(book, lesson, [.. similar.Where(pair => pair.Lesson == lesson.Name)])))}{Students(book)}{NotMarked(book)}{Repairs(book)}
        """));

    static Markup Look(GradeBook book)
    {
        var remarks = book.Run.Strangers.Concat(book.Run.Doubts)
            .Concat(book.Failed.Select(record => $"{record.Student.Shown}, {record.Lesson}: {record.Trouble}")).ToList();
        return remarks is [] ? default : Markup.Of($"""<div class="card"><h3>Please look</h3><ul>{Items(remarks)}</ul></div>""");
    }

    static Markup Lesson(GradeBook book, LessonRecord lesson, IReadOnlyList<SimilarWork> similar)
    {
        var records = book.Of(lesson).ToList();
        var marked = records.FindAll(record => record.Status is SubmissionStatus.Marked);
        return Markup.Of($"""
            <section>
            <h2>{lesson.Name}</h2>
            <div class="tiles">
            {Tile(marked.Count, "marked")}{Tile(records.Count(record => record.Status is SubmissionStatus.Missing), "missing")}{Tile(marked.Count(record => record.Late.Days > 0), "late")}{Tile(Words.Number(Median(marked)), $"median of {lesson.OutOf} points")}{Tile(Words.Number(Mean(marked)), "mean")}</div>
            {(marked is [] ? default : Markup.Of($"<div class=\"card scroll\">{Histogram.Of([.. marked.Select(record => record.Points)], lesson.OutOf)}</div>"))}
            {Exercises(lesson, marked)}{HardestTests(marked)}{Similar(similar)}</section>

            """);
    }

    static Markup Exercises(LessonRecord lesson, List<SubmissionRecord> marked) => marked is [] ? default : Table("Exercises", [new("exercise", IsName: true), new("all points", true), new("some", true), new("none", true), new("mean", true), new("of", true)],
        lesson.Exercises.Select(exercise => (exercise, Works: marked.SelectMany(record => record.Exercises).Where(work => work.Id == exercise.Id).ToList()))
            .Select(row => (IReadOnlyList<Markup>)[Code(row.exercise.Id), Text(row.Works.Count(work => work.Points >= work.OutOf)), Text(row.Works.Count(work => work.Points > 0 && work.Points < work.OutOf)),
                Text(row.Works.Count(work => work.Points is 0)), Text(Words.Number(row.Works.Count is 0 ? 0 : row.Works.Average(work => work.Points))), Text(row.exercise.Points)]));

    static Markup HardestTests(List<SubmissionRecord> marked)
    {
        var tests = marked.SelectMany(record => record.Exercises.SelectMany(exercise => exercise.Tests.Select(test => (exercise.Id, test.Name, test.Outcome))))
            .GroupBy(test => (test.Id, test.Name)).Select(group => (group.Key, Failed: group.Count(test => test.Outcome is not VerdictOutcome.Passed), Count: group.Count()))
            .Where(test => test.Failed > 0).OrderByDescending(test => (double)test.Failed / test.Count).ThenBy(test => test.Key.Id, StringComparer.Ordinal).ThenBy(test => test.Key.Name, StringComparer.Ordinal).Take(MostTests);
        return Table("Hardest hidden tests", [new("not passed", true), new("exercise", IsName: true), new("test")],
            tests.Select(test => (IReadOnlyList<Markup>)[Text($"{test.Failed} of {test.Count}"), Code(test.Key.Id), Text(test.Key.Name)]));
    }

    static Markup Similar(IReadOnlyList<SimilarWork> similar) => Table("Alike", [new("in common", true), new("two works"), new("exercises")],
        similar.Select(pair => (IReadOnlyList<Markup>)[Text($"{pair.Percent} %"), Markup.Of($"{Link(pair.First)} and {Link(pair.Second)}"), Text(string.Join(", ", pair.Exercises))]),
        "What these works have in common, few others have. That is a reason to read them, and no proof of anything.");

    static Markup Students(GradeBook book)
    {
        var isOne = book.Run.Lessons.Count is 1;
        IReadOnlyList<Column> columns = isOne ? [new("student"), new("points", true), new("remarks")] : [new("student"), new("lesson"), new("points", true), new("remarks")];
        return Table("Students", columns, book.Records.Select(record => (IReadOnlyList<Markup>)[Link(record.Student), .. isOne ? [] : new[] { Text(record.Lesson) }, Text(Points(record)), Text(Remarks(record))]));
    }

    static string Points(SubmissionRecord record) => record.Status is SubmissionStatus.Failed ? "?" : $"{Words.Number(record.Points)} of {record.OutOf}";

    static string Remarks(SubmissionRecord record) => string.Join(", ", new[]
    {
        record.Status switch { SubmissionStatus.Missing => "missing", SubmissionStatus.Failed => "not marked", _ => null },
        record.Late.Days > 0 ? $"{Words.Count(record.Late.Days, "day")} late" : null,
        record.Attempts > 1 ? $"{record.Attempts} attempts" : null,
        record.Repairs.Count > 0 ? Words.Count(record.Repairs.Count, "repair") : null,
        record.Exercises.Any(exercise => exercise.Manual is not null) ? "points by hand" : null,
    }.OfType<string>().Concat(record.Hindrances()));

    static Markup NotMarked(GradeBook book)
    {
        var files = book.UnmarkedWork.ToList();
        var others = book.Run.NotMarked.Count - files.Count;
        var rest = files.Count > MostFiles ? $" {files.Count - MostFiles} more are in not-marked.csv." : "";
        return Table("Not marked", [new("file"), new("it")], files.Take(MostFiles).Select(file => (IReadOnlyList<Markup>)[Code(file.File), Text(file.Reason)]),
            $"Work may be in these.{rest}{(others > 0 ? $" Besides, {Words.Count(others, "other file")} (pictures, earlier attempts, a program's own): not-marked.csv has them all." : "")}", always: others > 0);
    }

    static Markup Repairs(GradeBook book) => Table("Put right before marking", [new("student"), new("cell", IsName: true), new("what")],
        book.Records.SelectMany(record => record.Repairs.Select(repair => (IReadOnlyList<Markup>)[Link(record.Student), repair.Cell is null ? default : Code(repair.Cell), Text(repair.Text)])));

    sealed record Column(string Name, bool IsNumber = false, bool IsName = false);

    static Markup Table(string title, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Markup>> rows, string? lead = null, bool always = false)
    {
        var all = rows.ToList();
        if (all is [] && !always) return default;
        var table = all is [] ? default : Markup.Of($"""
            <div class="scroll"><table><thead><tr>{Markup.Join(columns.Select(column => Markup.Of($"<th{Class(column)} scope=\"col\">{column.Name}</th>")))}</tr></thead><tbody>
            {Markup.Join(all.Select(row => Markup.Of($"<tr>{Markup.Join(row.Zip(columns, (cell, column) => Markup.Of($"<td{Class(column)}>{cell}</td>")))}</tr>\n")))}</tbody></table></div>
            """);
        return Markup.Of($"<div class=\"card\"><h3>{title}</h3>{(lead is null ? default : Markup.Of($"<p class=\"soft small\">{lead}</p>"))}{table}</div>\n");
    }

    static Markup Class(Column column) => column.IsNumber ? new(" class=\"number\"") : column.IsName ? new(" class=\"name\"") : default;

    static Markup Link(Student student) => Markup.Of($"<a href=\"{ResultFolder.Students}/{StudentFileName.Of(student.Id)}.html\">{student.Shown}</a>");

    static Markup Items(IEnumerable<string> texts) => Markup.Join(texts.Select(text => Markup.Of($"<li>{text}</li>")));

    static Markup Code(string text) => Markup.Of($"<code>{text}</code>");

    static Markup Text(string text) => Markup.Of($"{text}");

    static Markup Text(int number) => Markup.Of($"{number}");

    static Markup Tile(int number, string what) => Tile($"{number}", what);

    static Markup Tile(string number, string what) => Markup.Of($"<div class=\"tile\"><b>{number}</b><span class=\"soft small\">{what}</span></div>\n");

    static decimal Mean(List<SubmissionRecord> marked) => marked is [] ? 0 : marked.Average(record => record.Points);

    static decimal Median(List<SubmissionRecord> marked)
    {
        if (marked is []) return 0;
        var points = marked.Select(record => record.Points).Order().ToList();
        return (points[(points.Count - 1) / 2] + points[points.Count / 2]) / 2;
    }
}
