using System.Globalization;

namespace Workbook.Grading;

/// <summary>What a person gives and writes: the file <c>manual.csv</c> beside the results. It is applied after every run, so it survives them.</summary>
public sealed class ManualMarks
{
    public const string FileName = "manual.csv";

    readonly List<Mark> marks;

    ManualMarks(List<Mark> marks) => this.marks = marks;

    public static ManualMarks None { get; } = new([]);

    sealed record Mark(int Line, string Student, string? Lesson, string? Exercise, decimal? Points, string? Comment);

    /// <param name="results">Where <c>manual.csv</c> may lie.</param>
    /// <param name="path">A file that was named instead.</param>
    /// <returns>Null where there is neither.</returns>
    /// <exception cref="IntakeException">There is no such file, or a line in it says nothing that can be done.</exception>
    public static ManualMarks? ReadBeside(string results, string? path)
    {
        path ??= Path.Combine(results, FileName) is var beside && File.Exists(beside) ? beside : null;
        return path is null ? null : Read(path);
    }

    /// <exception cref="IntakeException">There is no such file, or a line in it says nothing that can be done.</exception>
    public static ManualMarks Read(string path)
    {
        var (header, rows) = Table.Read(path);
        if (Table.Column(header, "student") is not { } student || Table.Column(header, "exercise") is not { } exercise)
            throw new IntakeException($"{path} needs the columns student and exercise, and points or comment; lesson if there are several.");
        var (lesson, points, comment) = (Table.Column(header, "lesson"), Table.Column(header, "points"), Table.Column(header, "comment"));
        return new([.. rows.Index().Where(row => row.Item.Any(cell => cell is not "")).Select(row => new Mark(row.Index + 2, row.Item[student],
            Cell(row.Item, lesson), Cell(row.Item, exercise), Points(path, row.Index + 2, Cell(row.Item, points)), Cell(row.Item, comment)))]);
    }

    /// <summary>The record with what the file says about it, and without what an earlier one said.</summary>
    public SubmissionRecord Apply(SubmissionRecord record)
    {
        var own = marks.FindAll(mark => Is(mark, record));
        return record with
        {
            Comment = own.FindLast(mark => mark.Exercise is null && mark.Comment is not null)?.Comment,
            Exercises = [.. record.Exercises.Select(exercise => exercise with
            {
                Manual = own.FindLast(mark => mark.Exercise == exercise.Id && mark.Points is not null)?.Points,
                Comment = own.FindLast(mark => mark.Exercise == exercise.Id && mark.Comment is not null)?.Comment,
            })],
        };
    }

    /// <summary>Lines that are about nobody, or about no exercise, or give more than there is: they are told, since a slip of the pen would else go unseen.</summary>
    public IEnumerable<string> Doubts(IReadOnlyCollection<string> students, IReadOnlyList<LessonRecord> lessons)
    {
        foreach (var mark in marks)
        {
            var exercise = lessons.SelectMany(lesson => lesson.Exercises).FirstOrDefault(exercise => exercise.Id == mark.Exercise);
            if (!students.Contains(mark.Student)) yield return $"{FileName}, line {mark.Line}: there is no student {mark.Student}.";
            else if (mark.Exercise is not null && exercise is null) yield return $"{FileName}, line {mark.Line}: there is no exercise {mark.Exercise}.";
            else if (mark is { Exercise: null, Points: not null }) yield return $"{FileName}, line {mark.Line}: points are given to an exercise, and none is named.";
            else if (mark.Points > exercise?.Points) yield return $"{FileName}, line {mark.Line}: {Words.Number(mark.Points.Value)} points, of {exercise.Points} that there are.";
        }
    }

    static bool Is(Mark mark, SubmissionRecord record) => mark.Student == record.Student.Id && (mark.Lesson is null || mark.Lesson == record.Lesson);

    static string? Cell(string[] row, int? column) => column is { } at && row[at] is { Length: > 0 } text ? text : null;

    static decimal? Points(string path, int line, string? text) => text is null ? null
        : decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) ? points
        : throw new IntakeException($"{path}, line {line}: \"{text}\" is no number of points.");
}
