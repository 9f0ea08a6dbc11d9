namespace Workbook;

/// <summary>What was typed cannot be done: one sentence that says what, where, and what to do instead.</summary>
sealed class Misuse(string message, Exception? cause = null) : Exception(message, cause);
