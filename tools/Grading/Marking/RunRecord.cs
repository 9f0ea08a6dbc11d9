namespace Workbook.Grading;

/// <summary>What a run was about, apart from the single submissions: the file <c>run.json</c>.</summary>
public sealed record RunRecord
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Which part of the class this is, <c>2/7</c>; null for all of it.</summary>
    public string? Shard { get; init; }
    public IReadOnlyList<LessonRecord> Lessons { get; init; } = [];
    public DateTime? Due { get; init; }
    public decimal LatePercentPerDay { get; init; }

    /// <summary>Everything that was handed in and is not marked, of the whole class.</summary>
    public IReadOnlyList<NotMarked> NotMarked { get; init; } = [];

    /// <summary>Who has handed in and is not in the roster.</summary>
    public IReadOnlyList<string> Strangers { get; init; } = [];

    /// <summary>Manual marks that are about nobody or nothing.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>A lesson that somebody has handed in, with its exercises in their order, their points, and what they held before anybody wrote into them.</summary>
public sealed record LessonRecord(string Name, IReadOnlyList<LessonExercise> Exercises)
{
    public int OutOf => Exercises.Sum(exercise => exercise.Points);

    public static LessonRecord Of(LessonOutline lesson) => new(lesson.Name, [.. lesson.Exercises.Select(exercise => new LessonExercise(exercise.Id, exercise.Points, exercise.Stub.Source))]);
}

/// <summary>An exercise of a lesson.</summary>
public sealed record LessonExercise(string Id, int Points, string Stub);
