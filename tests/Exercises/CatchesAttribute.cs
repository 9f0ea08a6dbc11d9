namespace Exercises;

/// <summary>The wrong answers that a hidden test is there for: each of them fails it, and so earns its hint.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CatchesAttribute(params string[] answers) : Attribute
{
    /// <summary>Names of files beside the test, without <c>wrong-</c> and the extension.</summary>
    public IReadOnlyList<string> Answers { get; } = answers;
}
