namespace Workbook.Grading;

/// <summary>What a student is told whose answer fails the test. It is public: it may name the idea, never the test's values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HintAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
