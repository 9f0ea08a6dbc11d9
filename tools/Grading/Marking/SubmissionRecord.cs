namespace Workbook.Grading;

/// <summary>What became of a student's work.</summary>
public enum SubmissionStatus { Marked, Missing, Failed }

/// <summary>Everything that is known of one student's work for one lesson: the file <c>submissions/STUDENT.LESSON.json</c>. For the teacher: it names hidden tests.</summary>
public sealed record SubmissionRecord
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;
    public required Student Student { get; init; }

    /// <summary>Where the work comes from; null where nothing was handed in.</summary>
    public string? Platform { get; init; }
    public required string Lesson { get; init; }
    public SubmissionStatus Status { get; init; }

    /// <summary>Why it could not be marked.</summary>
    public string? Trouble { get; init; }
    public string? File { get; init; }
    public int Attempts { get; init; }
    public DateTime? HandedIn { get; init; }
    public Lateness Late { get; init; } = new(0, 0);
    public IReadOnlyList<ExerciseRecord> Exercises { get; init; } = [];
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the teacher has written on the work as a whole.</summary>
    public string? Comment { get; init; }

    /// <summary>What was marked, by exercise.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Before anything is taken off.</summary>
    public decimal Raw => Exercises.Sum(exercise => exercise.Points);
    public decimal Points => Late.Of(Raw);
    public int OutOf => Exercises.Sum(exercise => exercise.OutOf);

    /// <summary>What kept answers from being asked, in a word or two each: "does not compile", "out of time".</summary>
    public IEnumerable<string> Hindrances() => PublicTrouble.Briefly(Exercises.SelectMany(exercise => exercise.Tests));
}
