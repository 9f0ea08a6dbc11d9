namespace Workbook.Grading.Tests;

/// <summary>Answers that are after the files of others. Each test first shows that the attack succeeds where its wall is left out, and then, with the very same code, that it fails where the wall stands.</summary>
public sealed class HostileFileTests : HostileTest
{
    [Fact]
    public void The_hidden_tests_and_the_right_answers_cannot_be_read()
    {
        NeedsBubblewrap();
        var answers = Path.Combine(Repository.Root, "tests", "Exercises", "03-uuencode", "uu-line", "right.csx");
        var read = $$"""
            string Read(string path) { try { return File.ReadAllText("{{Outside}}" + path).Length > 0 ? "read" : ""; } catch (IOException) { return "no such file"; } }
            {{Wrong}}
            """;

        foreach (var secret in new[] { typeof(HostileFileTests).Assembly.Location, answers })
        {
            Assert.Equal("read", Call(read, Wall.Files, "Read", secret));
            Assert.Equal("no such file", Call(read, Wall.None, "Read", secret));
        }
    }

    [Fact]
    public void Anothers_feedback_cannot_be_written()
    {
        NeedsBubblewrap();
        var feedback = Lesson.Secret("8 of 10 points");
        var write = $$"""
            string Write(string path) { try { File.WriteAllText("{{Outside}}" + path, "0 points"); return "written"; } catch (IOException) { return "no such file"; } }
            {{Wrong}}
            """;

        Assert.Equal("written", Call(write, Wall.Files, "Write", feedback));
        Assert.Equal("0 points", File.ReadAllText(feedback));

        File.WriteAllText(feedback, "8 of 10 points");
        Assert.Equal("no such file", Call(write, Wall.None, "Write", feedback));
        Assert.Equal("8 of 10 points", File.ReadAllText(feedback));
    }

    [Fact]
    public void The_disk_cannot_be_filled()
    {
        NeedsBubblewrap();
        const string fill = """
            int Fill(int megabytes)
            {
                var written = 0;
                try
                {
                    for (; written < megabytes; written++)
                        File.WriteAllBytes($"{(written % 2 == 0 ? "" : "/tmp/")}{written}", new byte[1_000_000]);
                }
                catch (IOException) { }
                return written;
            }
            int Twice(int number) => 0;
            """;

        Assert.Equal(300, Call<int>(fill, Wall.Amounts, "Fill", 300));
        Assert.InRange(Call<int>(fill, Wall.None, "Fill", 300), 1, 150);
    }

    [Fact]
    public async Task What_one_student_writes_the_next_does_not_find()
    {
        NeedsBubblewrap();
        const string poison = """
            string Poison()
            {
                try { File.WriteAllText("../notebooks/data/poison.txt", "42"); } catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
                return "tried";
            }
            int Twice(int number) => 0;
            """;
        const string use = "int Twice(int number) => File.Exists(\"../notebooks/data/poison.txt\") ? 2 * number : 0;";

        Assert.Equal(2, await PoisonedAsync(new SandboxOptions { Unsafe = true, Confinement = "a plain process" }));
        Assert.Equal(0, await PoisonedAsync(new SandboxOptions()));

        async Task<int> PoisonedAsync(SandboxOptions options)
        {
            await using var judge = Lesson.Judge(options);
            using (var session = judge.Open(TrialLesson.Answers(poison), "trial-twice"))
                Assert.Equal("tried", new Submission(session.NewTest()).Call<string>("Poison"));
            var judgement = await judge.JudgeAsync(TrialLesson.Answers(use), new HashSet<string> { "trial-twice" }, TestContext.Current.CancellationToken);
            return judgement.Verdicts.Sum(verdict => verdict.Earned);
        }
    }
}
