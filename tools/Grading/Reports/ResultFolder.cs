using System.Globalization;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>The folder with the results of a run. It holds what is in the grade book and nothing of when or where it was made, so the same work gives the same octets.</summary>
public sealed class ResultFolder(string folder)
{
    public const string RunFile = "run.json", Records = "submissions", Students = "students", TimingsFile = "timings.csv";

    // Results of an earlier run on other submissions: a teacher may still want them.
    const string Earlier = "earlier";

    /// <summary>Makes the folder, unless it is there.</summary>
    /// <exception cref="IntakeException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        if (File.Exists(folder)) throw new IntakeException($"{folder} is a file, and the results need a folder: --out names one.");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new IntakeException($"The folder {folder} for the results cannot be made here: --out names another.", cause);
        }
    }

    /// <summary>Writes everything, and moves aside what is left of earlier runs.</summary>
    /// <returns>How many files were moved aside.</returns>
    public int Write(GradeBook book)
    {
        var files = new List<(string Name, byte[] Octets)>();
        foreach (var record in book.Records) files.Add(($"{Records}/{StudentFileName.Of(record.Student.Id)}.{record.Lesson}.json", GradingJson.Write(record)));
        foreach (var student in book.Records.GroupBy(record => record.Student.Id))
            files.Add(($"{Students}/{StudentFileName.Of(student.Key)}.html", StudentPage.Of(StudentView.Of([.. student], book.Run))));
        files.AddRange(Tables(book));
        files.Add(("junit.xml", JUnitReport.Write(book)));
        files.Add(("overview.html", OverviewPage.Of(book, Similarity.In(book))));
        // Last, since it says that everything else is there.
        files.Add((RunFile, GradingJson.Write(book.Run)));
        foreach (var name in new[] { Records, Students }) Directory.CreateDirectory(Path.Combine(folder, name));
        var moved = MoveAside(files.Select(file => Path.GetFullPath(Path.Combine(folder, file.Name))).ToHashSet());
        foreach (var (name, octets) in files) WriteIfChanged(Path.Combine(folder, name), octets);
        if (book.Times.Count > 0) WriteIfChanged(Path.Combine(folder, TimingsFile), SafeCsv.Write(Timings(book)));
        return moved;
    }

    static IEnumerable<(string, byte[])> Tables(GradeBook book)
    {
        yield return ("grades.csv", SafeCsv.Write(GradesTable.Rows(book)));
        yield return ("canvas.csv", SafeCsv.Write(PlatformTables.Canvas(book)));
        foreach (var lesson in book.Run.Lessons)
            yield return (book.Run.Lessons.Count is 1 ? "moodle.csv" : $"moodle.{lesson.Name}.csv", SafeCsv.Write(PlatformTables.Moodle(book, lesson)));
        yield return ("not-marked.csv", SafeCsv.Write(PlatformTables.NotMarked(book)));
    }

    static IEnumerable<IReadOnlyList<string>> Timings(GradeBook book) =>
        book.Times.OrderByDescending(time => time.Seconds).Select(time => (IReadOnlyList<string>)[time.Student, time.Lesson, time.Seconds.ToString("0.000", CultureInfo.InvariantCulture)])
            .Prepend(["student_id", "assignment", "seconds"]);

    int MoveAside(HashSet<string> current)
    {
        var moved = 0;
        foreach (var (name, pattern) in new[] { (Records, "*.json"), (Students, "*.html") })
            foreach (var stale in Directory.GetFiles(Path.Combine(folder, name), pattern).Where(path => !current.Contains(Path.GetFullPath(path))))
            {
                Directory.CreateDirectory(Path.Combine(folder, Earlier, name));
                File.Move(stale, Path.Combine(folder, Earlier, name, Path.GetFileName(stale)), overwrite: true);
                moved++;
            }
        return moved;
    }

    // What is there already need not be written again: after one late submission most of a class is. And only for a few files it is worth
    // to wait for the disk: the same command makes all of them again.
    static void WriteIfChanged(string path, byte[] octets)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(octets)) WholeFile.Write(path, octets, outlivesPower: path.EndsWith(".csv", StringComparison.Ordinal));
    }
}
