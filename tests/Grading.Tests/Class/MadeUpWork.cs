namespace Workbook.Grading.Tests;

/// <summary>One made-up work and the marks that it has to come to.</summary>
/// <param name="File">Where it lies among the submissions.</param>
/// <param name="Octets">What is in it.</param>
/// <param name="Student">Whose it is.</param>
/// <param name="Points">The points of uu-quad, uu-length, uu-line, uu-decode-line and uu-rescue; null where it cannot be marked, or another attempt counts.</param>
/// <param name="Says">Words of a repair that has to be reported; null for none at all.</param>
sealed record MadeUpWork(string File, byte[] Octets, string Student, int[]? Points, string? Says = null);
