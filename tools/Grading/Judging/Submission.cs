namespace Workbook.Grading;

/// <summary>
/// A student's answers, as a hidden test sees them: their functions run in the sandbox, and what comes back is compared here, outside of it.
/// What goes in and out are numbers, characters, strings, booleans, octets, and lists of them.
/// </summary>
public class Submission(IStudentCode code)
{
    /// <summary>Calls a function that the student wrote.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="arguments">Numbers, characters, strings, booleans, octets, and arrays of them.</param>
    /// <exception cref="StudentCodeException">It threw, does not exist with such parameters, took too long, used too much, or died.</exception>
    public T Call<T>(string function, params object?[] arguments) => (T)code.Invoke(function, arguments, typeof(T))!;

    /// <summary>Calls a function that returns nothing, or whose result does not matter.</summary>
    /// <exception cref="StudentCodeException">It threw, does not exist with such parameters, took too long, used too much, or died.</exception>
    public void Call(string function, params object?[] arguments) => code.Invoke(function, arguments, typeof(void));

    /// <summary>Evaluates a C# expression after the student's cells, where a plain call does not do: <c>Evaluate&lt;int&gt;("ReadReply(new StringReader(text)).Code", new { text = "250 OK\r\n" })</c>.</summary>
    /// <param name="expression">C#. It runs in the sandbox, so it must not hold what is expected.</param>
    /// <param name="values">An object whose properties the expression names.</param>
    /// <exception cref="StudentCodeException">It threw, does not compile, took too long, used too much, or died.</exception>
    public T Evaluate<T>(string expression, object? values = null) => (T)code.Evaluate(expression, values, typeof(T))!;

    /// <summary>Runs a cell of the released notebook after the student's, and returns what it printed.</summary>
    /// <exception cref="StudentCodeException">It threw, took too long, used too much, or died.</exception>
    public string Run(string cellId) => code.RunCell(cellId);

    /// <summary>Starts a mail server that belongs to the judge. The student's code reaches it at its Host and Port; what was said on the wire is in its Server's Transcript.</summary>
    /// <param name="inPlaceOf">A variable of the notebook that holds a server of its own: whoever connects to that one from now on reaches the judge's.</param>
    public ObservedServer StartMail(string? inPlaceOf = null) => code.StartMail(inPlaceOf);
}
