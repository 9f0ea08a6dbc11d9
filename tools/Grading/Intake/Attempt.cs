namespace Workbook.Grading;

/// <summary>One notebook that a student has handed in for a lesson.</summary>
/// <param name="HandIn">Whose it is, and what its name says.</param>
/// <param name="File">Where it lay.</param>
/// <param name="Time">When it was handed in, as far as anything says.</param>
/// <param name="Found">The answers in it.</param>
sealed record Attempt(HandIn HandIn, string File, DateTime? Time, FoundAnswers Found)
{
    public string Lesson => Found.Answers.Lesson;
}
