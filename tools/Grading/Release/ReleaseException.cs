namespace Workbook.Grading;

/// <summary>The course cannot be given out so: one sentence that says why, and what to do.</summary>
public sealed class ReleaseException(string message, Exception? cause = null) : Exception(message, cause);
