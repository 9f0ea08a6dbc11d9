namespace Workbook.Grading;

/// <summary>A program and its arguments, and what it stands behind.</summary>
sealed record SandboxCommand(string Program, IReadOnlyList<string> Arguments, string Folder, string Home, Wall Walls);
