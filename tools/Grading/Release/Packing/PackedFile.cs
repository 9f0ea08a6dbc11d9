namespace Workbook.Grading;

/// <summary>A file of a package: its path with slashes, its octets, and whether it is a program that may be started.</summary>
sealed record PackedFile(string Path, byte[] Octets, bool IsProgram = false);
