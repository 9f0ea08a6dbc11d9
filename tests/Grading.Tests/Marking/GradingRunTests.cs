namespace Workbook.Grading.Tests;

/// <summary>A class is marked: once, again, interrupted, in parts, late, by hand.</summary>
public sealed class GradingRunTests : IDisposable
{
    readonly GradingFolder folder = new();

    public void Dispose() => folder.Dispose();

    static readonly int[] Counts = [1, 2, 3, 7, 50];

    static byte[] Right => MadeUpNotebook.Right().ToOctets();

    void PutClass()
    {
        folder.Put("class/ann.ipynb", Right).Put("class/bob.ipynb", MadeUpNotebook.Right().Answer("uu-line", "wrong-no-length").ToOctets())
            .Put("class/cy.ipynb", MadeUpNotebook.Untouched().ToOctets());
    }

    static decimal Points(GradeBook book, string student) => book.Records.Single(record => record.Student.Id == student).Points;

    [Fact]
    public async Task Points_are_those_of_the_tests_that_passed()
    {
        PutClass();

        var book = await folder.GradeAsync(new ScriptedJudge());

        Assert.Equal([13, 11, 0], book.Records.Select(record => record.Points));
        Assert.All(book.Records, record => Assert.Equal(13, record.OutOf));
    }

    [Fact]
    public async Task Twice_the_same_work_gives_the_same_octets()
    {
        MadeUpClass.WriteTo(folder.PathOf("class"));

        await folder.GradeAsync(new ScriptedJudge());
        await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Out = folder.PathOf("again"), Jobs = 1 });

        Assert.Equal(folder.Results(), folder.Results("again"));
        Assert.DoesNotContain(folder.Results(), file => file.Value.Contains(folder.PathOf(""), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Any_number_of_parts_merge_to_the_same_octets(int count)
    {
        MadeUpClass.WriteTo(folder.PathOf("class"));
        folder.Put("roster.csv", "student,name,email\nright,\"Wright, Ann\",ann@shore.example\nabsent,Bea Absent,bea@shore.example\n");
        folder.Put("marks.csv", "student,exercise,points,comment\nright,uu-quad,1.5,Well argued\nabsent,,,Please come and see me\nnobody,uu-quad,1,\n");
        var options = folder.Options with { Roster = folder.PathOf("roster.csv"), Manual = folder.PathOf("marks.csv"), Deadline = new(new(2026, 11, 1, 23, 59, 59), 10) };
        await folder.GradeAsync(new ScriptedJudge(), options);

        var parts = Enumerable.Range(1, count).Select(index => new Shard(index, count)).ToList();
        foreach (var part in parts) await folder.GradeAsync(new ScriptedJudge(), options with { Shard = part, Out = folder.PathOf($"part-{part.Index}") });
        Directory.CreateDirectory(folder.PathOf("merged"));
        new ResultFolder(folder.PathOf("merged")).Write(ShardMerge.Of([.. parts.AsEnumerable().Reverse().Select(part => folder.PathOf($"part-{part.Index}"))], manual: null));

        Assert.Equal(folder.Results(), folder.Results("merged"));
    }

    [Fact]
    public async Task Parts_that_do_not_belong_together_are_refused_in_one_sentence()
    {
        PutClass();
        foreach (var part in new[] { new Shard(1, 2), new Shard(2, 2) }) await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Shard = part, Out = folder.PathOf($"p{part.Index}") });
        await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Shard = new(2, 2), Out = folder.PathOf("late"), Deadline = new(new(2026, 1, 1), 50) });
        await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Shard = new(2, 3), Out = folder.PathOf("third") });
        await folder.GradeAsync(new ScriptedJudge());

        Refused("The part 2/2 is not among the folders.", "p1");
        Refused("The part 1/2 is there twice.", "p1", "p1", "p2");
        Refused("are not parts of one run", "p1", "late");
        Refused("is 2/3, and", "p1", "third");
        Refused("holds a whole class", "p1", "out");
        Refused("holds no results", "p1", "nowhere");
        Directory.Delete(folder.PathOf("p2/submissions"), recursive: true);
        Refused("p2 is not whole: the folder submissions is gone.", "p1", "p2");

        void Refused(string sentence, params string[] parts) =>
            Assert.Contains(sentence, Assert.Throws<IntakeException>(() => ShardMerge.Of([.. parts.Select(folder.PathOf)], null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_judged_is_not_judged_again_unless_it_or_the_judge_has_changed()
    {
        PutClass();
        await folder.GradeAsync(new ScriptedJudge());
        var before = folder.Results();

        var again = new ScriptedJudge();
        await folder.GradeAsync(again);
        Assert.Empty(again.Asked);
        Assert.Equal(before, folder.Results());

        folder.Put("class/cy.ipynb", Right);
        Assert.Equal(13, Points(await folder.GradeAsync(again), "cy"));
        Assert.Equal(MadeUpNotebook.Right().Exercises.Count, Assert.Single(again.Asked).Answers.Sources.Count);

        var other = new ScriptedJudge();
        await folder.GradeAsync(other, folder.Options with { JudgeIdentity = "judge 2" });
        Assert.Equal(3, other.Asked.Count);
    }

    [Fact]
    public async Task An_interrupted_run_writes_no_results_keeps_what_is_judged_and_goes_on_from_there()
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f" }) folder.Put($"class/{name}.ipynb", Right);
        using var stop = new CancellationTokenSource();
        var judged = 0;
        var judge = new ScriptedJudge { Before = async (_, cancel) => { if (Interlocked.Increment(ref judged) > 3) { await stop.CancelAsync(); await Task.Delay(Timeout.Infinite, cancel); } } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.GradeAsync(judge, stop: stop));

        Assert.Empty(folder.Results());
        var kept = Directory.GetFiles(folder.PathOf("out/.judged")).Length;
        Assert.InRange(kept, 2, 5);
        Assert.DoesNotContain(Directory.GetFiles(folder.PathOf("out"), "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));

        var rest = new ScriptedJudge();
        await folder.GradeAsync(rest);
        Assert.Equal(6 - kept, rest.Asked.Count);
        await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Out = folder.PathOf("whole") });
        Assert.Equal(folder.Results("whole"), folder.Results());
    }

    [Fact]
    public async Task One_exercise_is_judged_again_and_the_others_keep_what_they_have()
    {
        PutClass();
        await folder.GradeAsync(new ScriptedJudge());

        var mended = new ScriptedJudge { IsGenerous = true };
        var book = await folder.GradeAsync(mended, folder.Options with { Regrade = "uu-line", JudgeIdentity = "judge 2" });

        Assert.All(mended.Asked, asked => Assert.Equal("uu-line", asked.Only));
        Assert.Equal([13, 13, 3], book.Records.Select(record => record.Points));
        Assert.Contains("There is no exercise uu-lime", Assert.Throws<IntakeException>(() => GradingPlan.Make(folder.Options with { Regrade = "uu-lime" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_and_comments_by_hand_survive_every_run_and_go_when_they_are_taken_out()
    {
        PutClass();
        folder.Put("out/manual.csv", "Student;Exercise;Points;Comment\r\nbob;uu-line;2,5;\"Nearly; see \"\"length\"\"\"\r\ncy;;;Never too late\r\n");

        Assert.Equal(12.5m, Points(await folder.GradeAsync(new ScriptedJudge()), "bob"));
        var book = await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Regrade = "uu-line" });
        Assert.Equal(12.5m, Points(book, "bob"));
        Assert.Equal("Never too late", book.Records.Single(record => record.Student.Id == "cy").Comment);
        Assert.Contains("Nearly; see &quot;length&quot;", folder.Results()["students/bob.html"], StringComparison.Ordinal);

        File.Delete(folder.PathOf("out/manual.csv"));
        Assert.Equal(11, Points(await folder.GradeAsync(new ScriptedJudge()), "bob"));
    }

    [Fact]
    public async Task Manual_marks_for_nobody_and_for_more_than_there_is_are_told()
    {
        PutClass();
        folder.Put("out/manual.csv", "student,exercise,points\nbib,uu-line,1\nbob,uu-lime,1\nbob,uu-line,33\nbob,,2\n");

        var doubts = (await folder.GradeAsync(new ScriptedJudge())).Run.Doubts;

        Assert.Equal(["manual.csv, line 2: there is no student bib.", "manual.csv, line 3: there is no exercise uu-lime.", "manual.csv, line 4: 33 points, of 3 that there are.", "manual.csv, line 5: points are given to an exercise, and none is named."], doubts);
        folder.Put("out/manual.csv", "student,exercise,points\nbob,uu-line,many\n");
        Assert.Contains("line 2: \"many\" is no number of points", Assert.Throws<IntakeException>(() => GradingPlan.Make(folder.Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_that_has_begun_costs_and_no_more_than_everything()
    {
        folder.Put("class/X_intime_attempt_2026-11-01-23-59-00_a.ipynb", Right).Put("class/X_aminute_attempt_2026-11-02-00-01-00_a.ipynb", Right)
            .Put("class/X_aday_attempt_2026-11-03-12-00-00_a.ipynb", Right).Put("class/X_amonth_attempt_2026-12-01-12-00-00_a.ipynb", Right)
            .Put("class/leeann_LATE_1_2_a.ipynb", Right);
        var options = folder.Options with { Deadline = new(new(2026, 11, 1, 23, 59, 59), 15) };

        var book = await folder.GradeAsync(new ScriptedJudge(), options);

        Assert.Equal([("1", 1, 11.05m), ("aday", 2, 9.1m), ("aminute", 1, 11.05m), ("amonth", 30, 0m), ("intime", 0, 13m)],
            book.Records.OrderBy(record => record.Student.Id, StringComparer.Ordinal).Select(record => (record.Student.Id, record.Late.Days, record.Points)));
        Assert.All(book.Records, record => Assert.Equal(13, record.Raw));
    }

    [Fact]
    public async Task Whoever_is_in_the_roster_and_has_handed_in_nothing_has_a_row()
    {
        PutClass();
        folder.Put("roster.csv", "Identifier,Full name,Email address\nParticipant ann,Ann Lee,ann@shore.example\nParticipant dora,Dora Day,dora@shore.example\n");

        var book = await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Roster = folder.PathOf("roster.csv") });

        Assert.Equal(["Ann Lee", "bob", "cy", "Dora Day"], book.Records.Select(record => record.Student.Name ?? record.Student.Id));
        Assert.Equal((SubmissionStatus.Missing, 0, 13), (book.Records[^1].Status, book.Records[^1].Points, book.Records[^1].OutOf));
        Assert.Equal(["bob has handed in and is not in the roster.", "cy has handed in and is not in the roster."], book.Run.Strangers);
        Assert.Contains("Nothing was handed in", folder.Results()["students/dora.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_judge_itself_fails_the_work_is_not_marked_the_others_are_and_it_is_tried_again()
    {
        PutClass();
        var failing = new ScriptedJudge { Before = (answers, _) => answers.Sources["uu-line"].Contains("NotImplemented", StringComparison.Ordinal) ? throw new InvalidOperationException("no room left") : Task.CompletedTask };

        var book = await folder.GradeAsync(failing);

        var failed = Assert.Single(book.Failed);
        Assert.Equal(("cy", "The judge itself failed (InvalidOperationException): no room left"), (failed.Student.Id, failed.Trouble));
        Assert.Equal(13, Points(book, "ann"));
        Assert.Contains("no room left", folder.Results()["not-marked.csv"], StringComparison.Ordinal);
        Assert.Empty((await folder.GradeAsync(new ScriptedJudge())).Failed);
    }

    [Fact]
    public async Task Results_of_work_that_is_not_there_any_more_are_moved_aside()
    {
        PutClass();
        await folder.GradeAsync(new ScriptedJudge());
        File.Delete(folder.PathOf("class/bob.ipynb"));

        await folder.GradeAsync(new ScriptedJudge());

        Assert.DoesNotContain("students/bob.html", folder.Results().Keys);
        Assert.Contains("earlier/students/bob.html", folder.Results().Keys);
        Assert.Contains("earlier/submissions/bob.03-uuencode.json", folder.Results().Keys);
    }

    [Fact]
    public async Task A_damaged_record_of_an_earlier_judgement_is_judged_anew()
    {
        PutClass();
        await folder.GradeAsync(new ScriptedJudge());
        folder.Put("out/.judged/ann.03-uuencode.json", "{\"answers\": ");

        var judge = new ScriptedJudge();
        await folder.GradeAsync(judge);

        Assert.Single(judge.Asked);
    }

    [Fact]
    public void Parts_are_disjoint_and_leave_nobody_out()
    {
        foreach (var count in Counts)
            foreach (var student in Enumerable.Range(0, 200).Select(i => $"student {i}"))
                Assert.Single(Enumerable.Range(1, count), index => new Shard(index, count).Owns(student));
        Assert.Equal(new Shard(2, 7), Shard.TryParse("2/7"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("0/7")]
    [InlineData("8/7")]
    [InlineData("a/b")]
    [InlineData("-1/2")]
    [InlineData("1/2/3")]
    [InlineData(" 1/2")]
    public void What_is_no_part_of_a_whole_is_none(string text) => Assert.Null(Shard.TryParse(text));
}
