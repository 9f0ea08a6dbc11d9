namespace Workbook.Grading;

/// <summary>What a run will do, before it does any of it: every work to be marked, everybody who has handed in nothing.</summary>
public sealed class GradingPlan
{
    readonly Roster roster;
    readonly IReadOnlyList<string> strangers, doubts;

    GradingPlan(GradingOptions options)
    {
        var catalogue = LessonCatalogue.Read(options.Lessons, options.Lesson);
        var intake = SubmissionIntake.Read(HandedInFiles.Read(options.Submissions, trustTimes: options.TrustFileTimes), catalogue);
        (Options, NotMarked) = (options, intake.NotMarked);
        roster = options.Roster is null ? Roster.Nobody : Roster.Read(options.Roster);
        Manual = ManualMarks.ReadBeside(options.Out, options.Manual) ?? ManualMarks.None;
        // Those of the whole class, so that every shard says the same.
        IEnumerable<string> lessons = options.Lesson is { } only ? [only] : intake.Work.Select(work => work.Lesson).Distinct().Order(StringComparer.Ordinal);
        Lessons = [.. lessons.Select(name => LessonRecord.Of(catalogue[name]))];
        if (options.Regrade is { } exercise && !Lessons.SelectMany(lesson => lesson.Exercises).Any(known => known.Id == exercise))
            throw new IntakeException($"There is no exercise {exercise} in what was handed in; there are {Words.List([.. Lessons.SelectMany(lesson => lesson.Exercises).Select(known => known.Id)])}.");
        Work = [.. intake.Work.Where(work => options.Shard.Owns(work.Student.Id)).Select(work => work with { Student = roster.Complete(work.Student) })];
        var handedIn = intake.Work.Select(work => (work.Student.Id, work.Lesson)).ToHashSet();
        Missing = [.. roster.Students.Where(student => options.Shard.Owns(student.Id))
            .SelectMany(student => Lessons.Where(lesson => !handedIn.Contains((student.Id, lesson.Name))).Select(lesson => (student, lesson)))];
        var students = intake.Work.Select(work => work.Student.Id).Concat(roster.Students.Select(student => student.Id)).ToHashSet();
        (strangers, doubts) = ([.. Strangers(intake.Work)], [.. Manual.Doubts(students, Lessons)]);
    }

    /// <exception cref="IntakeException">Something that was named is not there, or is not what it should be.</exception>
    public static GradingPlan Make(GradingOptions options) => new(options);

    public GradingOptions Options { get; }

    public IReadOnlyList<LessonRecord> Lessons { get; }

    public IReadOnlyList<HandedIn> Work { get; }

    public IReadOnlyList<(Student Student, LessonRecord Lesson)> Missing { get; }

    public IReadOnlyList<NotMarked> NotMarked { get; }

    public ManualMarks Manual { get; }

    public LessonRecord Lesson(string name) => Lessons.First(lesson => lesson.Name == name);

    public RunRecord Record => new()
    {
        Shard = Options.Shard.Count is 1 ? null : Options.Shard.ToString(), Lessons = Lessons, Due = Options.Deadline.Due, LatePercentPerDay = Options.Deadline.PercentPerDay,
        NotMarked = NotMarked, Strangers = strangers, Doubts = doubts,
    };

    // A student whom the roster does not know: a slip in either, or somebody who is not of this class.
    IEnumerable<string> Strangers(IReadOnlyList<HandedIn> work) => roster.Students.Count is 0 ? [] : work.Select(item => item.Student).DistinctBy(student => student.Id)
        .Where(student => !roster.Students.Any(known => known.Id == student.Id)).Select(student => $"{student.Shown} has handed in and is not in the roster.");
}
