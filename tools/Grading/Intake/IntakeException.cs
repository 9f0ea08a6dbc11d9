namespace Workbook.Grading;

/// <summary>What was named for grading cannot be used: one sentence that says what is wrong and what to do.</summary>
public sealed class IntakeException(string message, Exception? cause = null) : Exception(message, cause);
