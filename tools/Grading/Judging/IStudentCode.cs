namespace Workbook.Grading;

/// <summary>Student code that is ready to be asked: what a <see cref="Submission"/> carries the questions to.</summary>
public interface IStudentCode
{
    /// <exception cref="StudentCodeException">It did not come to a result of that type.</exception>
    object? Invoke(string name, IReadOnlyList<object?> arguments, Type result);

    /// <exception cref="StudentCodeException">It did not come to a result of that type.</exception>
    object? Evaluate(string expression, object? values, Type result);

    /// <exception cref="StudentCodeException">The cell did not run to its end.</exception>
    string RunCell(string id);

    ObservedServer StartMail(string? inPlaceOf);
}
