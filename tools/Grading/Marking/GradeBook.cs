namespace Workbook.Grading;

/// <summary>What a run has come to: everything that the reports are made of.</summary>
public sealed class GradeBook
{
    public GradeBook(RunRecord run, IEnumerable<SubmissionRecord> records, IReadOnlyList<WorkTime> times)
    {
        (Run, Times) = (run, times);
        Records = [.. records.OrderBy(record => record.Student.Name ?? record.Student.Id, StringComparer.OrdinalIgnoreCase)
            .ThenBy(record => record.Student.Id, StringComparer.Ordinal).ThenBy(record => record.Lesson, StringComparer.Ordinal)];
    }

    public RunRecord Run { get; }

    /// <summary>One for each student and lesson, by the students' names.</summary>
    public IReadOnlyList<SubmissionRecord> Records { get; }

    public IReadOnlyList<WorkTime> Times { get; }

    /// <summary>Work in which something is that nobody has marked.</summary>
    public IEnumerable<NotMarked> UnmarkedWork => Run.NotMarked.Where(file => file.IsWork);

    public IEnumerable<SubmissionRecord> Failed => Records.Where(record => record.Status is SubmissionStatus.Failed);

    public IEnumerable<SubmissionRecord> Of(LessonRecord lesson) => Records.Where(record => record.Lesson == lesson.Name);

    /// <exception cref="IntakeException">It is not the folder of a run.</exception>
    public static GradeBook Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, ResultFolder.RunFile))) throw new IntakeException($"{folder} holds no results of `workbook grade`.");
        var run = GradingJson.Read<RunRecord>(Path.Combine(folder, ResultFolder.RunFile));
        if (run.Version is not RunRecord.CurrentVersion) throw new IntakeException($"{folder} was written by another version of the workbook: grade again with this one.");
        var records = Path.Combine(folder, ResultFolder.Records);
        if (!Directory.Exists(records)) throw new IntakeException($"{folder} is not whole: the folder {ResultFolder.Records} is gone. Grade again.");
        return new(run, Directory.GetFiles(records, "*.json").Order(StringComparer.Ordinal).Select(GradingJson.Read<SubmissionRecord>), []);
    }
}
