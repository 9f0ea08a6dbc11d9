namespace Workbook.Grading;

/// <summary>What one exercise earned, in whole points, and what its student is told.</summary>
public sealed record ClassroomMark(string Lesson, string Exercise, int Points, int OutOf, string Message)
{
    /// <summary>The same of a mark that the hidden tests gave.</summary>
    public static ClassroomMark Of(ExerciseMark mark) => new(mark.Lesson, mark.Exercise, mark.Points, mark.OutOf, mark.IsFull ? "" : mark.ForStudent);
}
