namespace Workbook.Grading;

/// <summary>What a hidden test is worth. The points of an exercise's tests add up to what the notebook says that it is worth.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PointsAttribute(int points) : Attribute
{
    public int Points { get; } = points;
}
