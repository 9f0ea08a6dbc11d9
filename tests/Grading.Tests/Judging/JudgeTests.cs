namespace Workbook.Grading.Tests;

/// <summary>One submission through the judge.</summary>
public sealed class JudgeTests : IAsyncLifetime
{
    readonly TrialLesson lesson = new();
    readonly Judge judge;

    public JudgeTests() => judge = lesson.Judge(new SandboxOptions { Unsafe = true, Limits = new() { Question = TimeSpan.FromSeconds(3) } });

    [Fact]
    public async Task Right_answers_earn_all_points_and_their_cards_say_so()
    {
        var judgement = await JudgeAsync(TrialLesson.Answers("int Twice(int number) => 2 * number;"));

        Assert.Equal([1, 1, 1], judgement.Verdicts.Select(verdict => verdict.Earned));
        Assert.Equal([2, 1], judgement.Cards.Values.Select(card => (int)card["points"]!));
    }

    [Fact]
    public async Task A_wrong_answer_loses_a_point_and_earns_a_hint()
    {
        var judgement = await JudgeAsync(TrialLesson.Answers("int Twice(int number) => 2 * Math.Abs(number);"));

        Assert.Equal([VerdictOutcome.Passed, VerdictOutcome.Failed, VerdictOutcome.Passed], judgement.Verdicts.Select(verdict => verdict.Outcome));
        Assert.Equal("Numbers below zero have a double, too.", judgement.Verdicts[1].Hint);
        Assert.Contains("-8", judgement.Verdicts[1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int Twice(int number) => 2 * nmber;", VerdictOutcome.NotReached, "CS0103")]
    [InlineData("while (true) ; int Twice(int number) => 2 * number;", VerdictOutcome.NotReached, "had not ended after 3 seconds")]
    [InlineData("int Twice(int number) { while (true) ; }", VerdictOutcome.Failed, "had not ended after 3 seconds")]
    [InlineData("int Twice(int number) => Twice(number) + 1;", VerdictOutcome.Failed, "stack overflow")]
    [InlineData("int Twice(int number) { Environment.Exit(0); return 0; }", VerdictOutcome.Failed, "Its process ended")]
    [InlineData("int Twice(int number) { Environment.FailFast(\"I give up\"); return 0; }", VerdictOutcome.Failed, "Its process ended")]
    [InlineData("#r \"nuget: Newtonsoft.Json\"\nint Twice(int number) => 2 * number;", VerdictOutcome.NotReached, "does not compile")]
    public async Task What_becomes_of_one_answer_harms_no_other(string answer, VerdictOutcome outcome, string detail)
    {
        var judgement = await JudgeAsync(TrialLesson.Answers(answer));

        Assert.Equal([outcome, outcome, VerdictOutcome.Passed], judgement.Verdicts.Select(verdict => verdict.Outcome));
        Assert.All(judgement.Verdicts.Take(2), verdict => Assert.Contains(detail, verdict.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nests_too_deeply_for_the_compiler_is_an_answer_that_does_not_compile()
    {
        var judgement = await JudgeAsync(TrialLesson.Answers($"int Twice(int number) => {new string('(', 20_000)}2 * number{new string(')', 20_000)};"));

        Assert.Equal([VerdictOutcome.NotReached, VerdictOutcome.NotReached, VerdictOutcome.Passed], judgement.Verdicts.Select(verdict => verdict.Outcome));
    }

    [Fact]
    public async Task What_was_not_handed_in_is_what_was_released()
    {
        var judgement = await JudgeAsync(new StudentAnswers(TrialLesson.Name, new Dictionary<string, string>()));

        Assert.All(judgement.Verdicts, verdict => Assert.Equal((VerdictOutcome.Failed, 0), (verdict.Outcome, verdict.Earned)));
    }

    [Fact]
    public async Task Only_the_exercises_that_are_asked_for_are_judged()
    {
        var judgement = await judge.JudgeAsync(TrialLesson.Answers("int Twice(int number) => 2 * number;"), new HashSet<string> { "trial-shout" }, TestContext.Current.CancellationToken);

        Assert.Equal(["trial-shout"], judgement.Verdicts.Select(verdict => verdict.Exercise));
    }

    [Fact]
    public async Task The_same_answers_are_judged_alike_however_many_are_judged_at_once()
    {
        var judgements = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => JudgeAsync(TrialLesson.Answers($"// {number % 2}\nint Twice(int number) => number < 0 ? 0 : 2 * number;"))));

        Assert.All(judgements, judgement => Assert.Equal([1, 0, 1], judgement.Verdicts.Select(verdict => verdict.Earned)));
    }

    [Fact]
    public void The_lessons_files_are_where_a_notebook_expects_them()
    {
        using var session = judge.Open(TrialLesson.Answers("int Twice(int number) => word.Length * number;"), "trial-twice");

        Assert.Equal("lighthouse".Length * 3, new Submission(session.NewTest()).Call<int>("Twice", 3));
    }

    [Fact]
    public void A_function_is_found_however_it_was_written()
    {
        using var session = judge.Open(TrialLesson.Answers("""
            Func<int, int> Twice = number => 2 * number;
            async Task<int> Later(int number, int times = 3) { await Task.Yield(); return number * times; }
            (int, string[]) Pair(IEnumerable<string> words) => (words.Count(), words.ToArray());
            byte[] Reversed(byte[] octets) => octets.Reverse().ToArray();
            string Half() => "\ud83d";
            double Nothing() => double.NaN;
            """), "trial-twice");
        var submission = new Submission(session.NewTest());

        Assert.Equal(8, submission.Call<int>("Twice", 4));
        Assert.Equal(12, submission.Call<int>("Later", 4));
        var (count, words) = submission.Call<(int, string[])>("Pair", (object)(string[])["a", "b"]);
        Assert.Equal((2, "b"), (count, words[1]));
        Assert.Equal([3, 2, 1], submission.Call<byte[]>("Reversed", (byte[])[1, 2, 3]));
        Assert.Equal("\ud83d", submission.Call<string>("Half"));
        Assert.Equal(double.NaN, submission.Call<double>("Nothing"));
        Assert.Equal("MissingMethodException", Assert.Throws<StudentCodeException>(() => submission.Call<int>("Thrice", 4)).Kind);
        Assert.Equal("WrongType", Assert.Throws<StudentCodeException>(() => submission.Call<string>("Twice", 4)).Kind);
    }

    [Fact]
    public void Every_test_finds_the_variables_as_the_cells_left_them()
    {
        using var session = judge.Open(TrialLesson.Answers("var count = 0;\nint Twice(int number) => ++count;"), "trial-twice");

        Assert.Equal(1, new Submission(session.NewTest()).Call<int>("Twice", 0));
        Assert.Equal(1, new Submission(session.NewTest()).Call<int>("Twice", 0));
    }

    [Fact]
    public void A_cell_of_the_notebook_tells_what_it_printed()
    {
        using var session = judge.Open(TrialLesson.Answers("Console.WriteLine(\"here\");\nint Twice(int number) => number;"), "trial-twice");

        Assert.Equal("here\n", new Submission(session.NewTest()).Run("trial-twice"));
    }

    [Fact]
    public void Students_code_talks_to_a_mail_server_that_the_judge_owns()
    {
        using var session = judge.Open(TrialLesson.Answers("""
            int Twice(int port)
            {
                using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port);
                var lines = new StreamReader(client.GetStream());
                lines.ReadLine();
                client.GetStream().Write("NOOP\r\nQUIT\r\n"u8);
                lines.ReadLine();
                return lines.ReadLine()!.StartsWith("221") ? 1 : 0;
            }
            """), "trial-twice");
        var submission = new Submission(session.NewTest());
        using var mail = submission.StartMail();

        Assert.Equal(1, submission.Call<int>("Twice", mail.Port));
        Assert.Equal(["NOOP", "QUIT"], mail.Server.Transcript.Commands);
    }

    Task<Judgement> JudgeAsync(StudentAnswers answers) => judge.JudgeAsync(answers, exercises: null, TestContext.Current.CancellationToken);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await judge.DisposeAsync();
        lesson.Dispose();
    }
}
