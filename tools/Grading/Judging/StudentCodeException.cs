namespace Workbook.Grading;

/// <summary>Student code did not come to a result.</summary>
/// <param name="kind">The name of the exception that it threw, or <c>TimeOut</c>, <c>Memory</c>, <c>Died</c>, <c>NotCompiled</c>, <c>NoSuchFunction</c>.</param>
/// <param name="message">One sentence.</param>
public sealed class StudentCodeException(string kind, string message) : Exception(message)
{
    public string Kind { get; } = kind;
}
