namespace Workbook.Grading;

/// <summary>Everything that was handed in: what will be marked, and what will not, with the reason.</summary>
public sealed class SubmissionIntake
{
    readonly List<NotMarked> notMarked;

    SubmissionIntake(IReadOnlyList<HandedIn> work, List<NotMarked> notMarked) => (Work, this.notMarked) = (work, notMarked);

    /// <summary>One for each student and lesson, in the order of students and lessons.</summary>
    public IReadOnlyList<HandedIn> Work { get; }

    public IReadOnlyList<NotMarked> NotMarked => notMarked;

    /// <exception cref="IntakeException">There is nothing to read.</exception>
    public static SubmissionIntake Read(HandedInFiles files, LessonCatalogue catalogue)
    {
        var notMarked = files.Left.ToList();
        var names = new HandInNames(files.Files, catalogue.Names);
        var attempts = new List<Attempt>();
        foreach (var file in files.Files.Where(file => !HandInNames.IsNotWork(file)))
        {
            if (AttemptIn(file, names, catalogue, out var reason) is { } attempt) attempts.Add(attempt);
            else notMarked.Add(new(file.Path, reason, IsWork: reason is not NoNotebook));
        }
        var work = attempts.GroupBy(attempt => attempt.HandIn.Student.Id, StringComparer.Ordinal)
            .OrderBy(student => student.Key, StringComparer.Ordinal)
            .SelectMany(student => Touched([.. student], notMarked))
            .GroupBy(attempt => (attempt.HandIn.Student.Id, attempt.Lesson))
            .OrderBy(work => work.Key.Id, StringComparer.Ordinal).ThenBy(work => work.Key.Lesson, StringComparer.Ordinal)
            .Select(group => Latest([.. group], notMarked)).ToList();
        notMarked.Sort((a, b) => string.CompareOrdinal(a.File, b.File) is not 0 and var order ? order : string.CompareOrdinal(a.Reason, b.Reason));
        return new(work, notMarked);
    }

    const string NoNotebook = "is JSON but no notebook";

    static Attempt? AttemptIn(HandedInFile file, HandInNames names, LessonCatalogue catalogue, out string reason)
    {
        if (SubmittedNotebook.Read(file.Octets, out reason) is not { } notebook) return null;
        if (catalogue.Recognise(notebook) is not { } lesson)
        {
            reason = catalogue.Names is [var only] ? $"holds no cell of {only}" : "holds no cell of any lesson's exercises";
            return null;
        }
        var handIn = names.Of(file);
        return new(handIn, file.Path, handIn.Time ?? file.Written, AnswerFinder.Find(lesson, notebook));
    }

    /// <summary>Whoever hands in a whole folder hands in lessons too in which they have done nothing.</summary>
    static IEnumerable<Attempt> Touched(IReadOnlyList<Attempt> attempts, List<NotMarked> notMarked)
    {
        if (attempts.All(attempt => attempt.Found.IsUntouched)) return attempts;
        foreach (var attempt in attempts.Where(attempt => attempt.Found.IsUntouched))
            notMarked.Add(new(attempt.File, "is as it was released; the student has handed in other work beside it", IsWork: false));
        return attempts.Where(attempt => !attempt.Found.IsUntouched);
    }

    static HandedIn Latest(IReadOnlyList<Attempt> attempts, List<NotMarked> notMarked)
    {
        var latest = attempts.OrderBy(attempt => attempt.Time ?? DateTime.MinValue).ThenBy(attempt => attempt.File, AttemptOrder.ByName).Last();
        foreach (var earlier in attempts.Where(attempt => attempt != latest))
            notMarked.Add(new(earlier.File, $"is an earlier attempt; {latest.File} was marked", IsWork: false));
        return new(latest.HandIn.Student, latest.HandIn.Platform, latest.File, attempts.Count, latest.Time, latest.HandIn.IsCalledLate, latest.Found);
    }
}
