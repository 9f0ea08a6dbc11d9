namespace Workbook.Notebooks;

/// <summary>A file that cannot be taken as a notebook: one sentence that says what is wrong, where, and what to do.</summary>
public sealed class NotebookException(string message, Exception? cause = null) : Exception(message, cause);
