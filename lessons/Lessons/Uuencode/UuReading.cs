namespace Lessons;

/// <summary>What was found in a text.</summary>
/// <param name="Files">The files, in the order in which they begin.</param>
/// <param name="Complaints">Everything that was wrong, also outside of files.</param>
public sealed record UuReading(IReadOnlyList<UuFile> Files, IReadOnlyList<UuComplaint> Complaints);
