using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>What became of one exercise.</summary>
public sealed record ExerciseRecord
{
    public required string Id { get; init; }
    public int OutOf { get; init; }

    /// <summary>What the hidden tests give.</summary>
    public int Automatic => Tests.Sum(test => test.Outcome is VerdictOutcome.Passed ? test.Points : 0);

    /// <summary>What a person gives instead; null where nobody has said otherwise.</summary>
    public decimal? Manual { get; init; }
    public decimal Points => Manual ?? Automatic;

    /// <summary>What a person has written on it.</summary>
    public string? Comment { get; init; }
    public IReadOnlyList<TestRecord> Tests { get; init; } = [];

    /// <summary>What the notebook's own check showed. The student's process wrote it.</summary>
    public JsonObject? Card { get; init; }
}

/// <summary>What became of one hidden test.</summary>
public sealed record TestRecord(string Name, int Points, VerdictOutcome Outcome, string? Hint, string? Detail);
