namespace Workbook.Grading;

/// <summary>Two works of one lesson that have much in common which others have not.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Percent">How much of what is peculiar to the one with less stands in the other as well.</param>
/// <param name="Exercises">In which exercises.</param>
public sealed record SimilarWork(string Lesson, Student First, Student Second, int Percent, IReadOnlyList<string> Exercises);

/// <summary>Looks for works that are alike: a hint to the teacher, and no proof. What many have in common comes from the lesson, or is how it is done.</summary>
public static class Similarity
{
    const int Least = 8, LeastPercent = 70, MostShown = 50;

    sealed record Work(Student Student, Dictionary<ulong, string> Prints);

    public static IReadOnlyList<SimilarWork> In(GradeBook book) =>
        [.. book.Run.Lessons.SelectMany(lesson => In(lesson, [.. book.Of(lesson)])).OrderByDescending(pair => pair.Percent).Take(MostShown)];

    static IEnumerable<SimilarWork> In(LessonRecord lesson, IReadOnlyList<SubmissionRecord> records)
    {
        var works = records.Where(record => record.Answers.Count > 0).Select(record => new Work(record.Student, Prints(lesson, record))).ToList();
        var common = Math.Max(2, works.Count / 10);
        var owners = works.Index().SelectMany(work => work.Item.Prints.Keys.Select(print => (print, work.Index))).GroupBy(pair => pair.print, pair => pair.Index)
            .Where(group => group.Count() <= common).ToDictionary(group => group.Key, group => group.ToList());
        var shared = new Dictionary<(int, int), List<ulong>>();
        foreach (var (print, who) in owners)
            for (var i = 0; i < who.Count; i++)
                for (var j = i + 1; j < who.Count; j++)
                    (shared.TryGetValue((who[i], who[j]), out var prints) ? prints : shared[(who[i], who[j])] = []).Add(print);
        foreach (var ((i, j), prints) in shared.OrderBy(pair => pair.Key))
        {
            var peculiar = Math.Min(works[i].Prints.Keys.Count(owners.ContainsKey), works[j].Prints.Keys.Count(owners.ContainsKey));
            var percent = prints.Count * 100 / Math.Max(1, peculiar);
            if (prints.Count >= Least && percent >= LeastPercent)
                yield return new(lesson.Name, works[i].Student, works[j].Student, percent, [.. prints.Select(print => works[i].Prints[print]).Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    /// <summary>The prints of all answers, without those of what was released, each with its exercise.</summary>
    static Dictionary<ulong, string> Prints(LessonRecord lesson, SubmissionRecord record)
    {
        var prints = new Dictionary<ulong, string>();
        foreach (var exercise in lesson.Exercises)
            if (record.Answers.TryGetValue(exercise.Id, out var answer))
                foreach (var print in AnswerFingerprint.Of(answer).Except(AnswerFingerprint.Of(exercise.Stub))) prints.TryAdd(print, exercise.Id);
        return prints;
    }
}
