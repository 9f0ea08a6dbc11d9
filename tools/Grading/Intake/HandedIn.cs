namespace Workbook.Grading;

/// <summary>A student's work for one lesson, ready to be marked.</summary>
/// <param name="Student">Whose it is.</param>
/// <param name="Platform">Where it comes from.</param>
/// <param name="File">Which file is marked.</param>
/// <param name="Attempts">How many there were for this lesson.</param>
/// <param name="Time">When it was handed in, as far as anything says.</param>
/// <param name="IsCalledLate">Whether the platform has marked it as late.</param>
/// <param name="Found">The answers.</param>
public sealed record HandedIn(Student Student, string Platform, string File, int Attempts, DateTime? Time, bool IsCalledLate, FoundAnswers Found)
{
    public string Lesson => Found.Answers.Lesson;
}
