namespace Workbook.Grading;

/// <summary>Names the exercise that a class of hidden tests judges: the grade_id of the student's cell.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExerciseAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
