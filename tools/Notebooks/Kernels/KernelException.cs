namespace Workbook.Notebooks;

/// <summary>A kernel that cannot be started or used: one sentence that says which, why, and what to do.</summary>
public sealed class KernelException(string message, Exception? cause = null) : Exception(message, cause);
