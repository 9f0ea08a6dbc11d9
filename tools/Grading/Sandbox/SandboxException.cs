namespace Workbook.Grading;

/// <summary>Student code cannot be run here, or not safely: the message says which walls are missing, and what to do.</summary>
public sealed class SandboxException(string message) : Exception(message);
