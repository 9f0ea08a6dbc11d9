namespace Workbook.Grading;

/// <summary>Puts the parts of a class together: the result is the one that a single machine would have come to.</summary>
public static class ShardMerge
{
    /// <param name="folders">The results of every shard.</param>
    /// <param name="manual">Manual marks instead of those that the shards knew; null to leave these.</param>
    /// <exception cref="IntakeException">They are not the parts of one class.</exception>
    public static GradeBook Of(IReadOnlyList<string> folders, ManualMarks? manual)
    {
        var books = folders.Select(GradeBook.Read).ToList();
        var runs = books.ConvertAll(book => book.Run);
        CheckWhole(folders, runs);
        var first = GradingJson.Write(runs[0] with { Shard = null });
        for (var i = 1; i < runs.Count; i++)
            if (!GradingJson.Write(runs[i] with { Shard = null }).AsSpan().SequenceEqual(first))
                throw new IntakeException($"{folders[0]} and {folders[i]} are not parts of one run: lessons, due dates, rosters, manual marks or submissions differ.");
        var records = books.SelectMany(book => book.Records);
        if (manual is null) return new(runs[0] with { Shard = null }, records, []);
        var marked = records.Select(manual.Apply).ToList();
        var doubts = manual.Doubts(marked.Select(record => record.Student.Id).ToHashSet(), runs[0].Lessons);
        return new(runs[0] with { Shard = null, Doubts = [.. doubts] }, marked, []);
    }

    static void CheckWhole(IReadOnlyList<string> folders, List<RunRecord> runs)
    {
        if (folders.Count is 1 && runs[0].Shard is null) return;
        var shards = runs.ConvertAll(run => Shard.TryParse(run.Shard ?? ""));
        if (shards.FindIndex(shard => shard is null) is >= 0 and var whole) throw new IntakeException($"{folders[whole]} holds a whole class, and not a part of one.");
        var count = shards[0]!.Count;
        if (shards.FindIndex(shard => shard!.Count != count) is >= 0 and var other) throw new IntakeException($"{folders[other]} is {shards[other]}, and {folders[0]} is {shards[0]}: they are parts of different runs.");
        if (Enumerable.Range(1, count).FirstOrDefault(index => !shards.Exists(shard => shard!.Index == index)) is > 0 and var missing) throw new IntakeException($"The part {missing}/{count} is not among the folders.");
        if (shards.GroupBy(shard => shard!.Index).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new IntakeException($"The part {twice.First()} is there twice.");
    }
}
