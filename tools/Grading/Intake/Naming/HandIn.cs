namespace Workbook.Grading;

/// <summary>What the place of a file says about it.</summary>
/// <param name="Student">Whose it is.</param>
/// <param name="Platform">Whose way of naming this is: <c>Moodle</c>, <c>Canvas</c>, <c>Blackboard</c>, <c>nbgrader</c>, <c>GitHub</c>; or <c>folder</c>, <c>file</c>.</param>
/// <param name="Time">When it was handed in, if the name says so.</param>
/// <param name="IsCalledLate">Whether the platform has marked it as late.</param>
public sealed record HandIn(Student Student, string Platform, DateTime? Time = null, bool IsCalledLate = false);
