using System.Diagnostics;

namespace Workbook.Grading.Tests;

/// <summary>Where a wall is missing it is said which, and nothing runs unless that was asked for.</summary>
public sealed class WallsTests : IDisposable
{
    readonly TrialLesson lesson = new();

    [Fact]
    public void With_bubblewrap_all_walls_stand()
    {
        NeedsRootOnLinux("bwrap");
        using var held = new HeldJudge(lesson.Judge(new SandboxOptions()));

        Assert.Equal("bubblewrap", held.Judge.Walls.Name);
        Assert.Empty(held.Judge.Walls.Missing);
    }

    [Theory, InlineData("a plain process"), InlineData("another user")]
    public void Where_a_wall_is_missing_nothing_runs_unless_that_is_asked_for(string confinement)
    {
        NeedsRootOnLinux("setpriv");

        var refusal = Assert.Throws<SandboxException>(() => lesson.Judge(new SandboxOptions { Confinement = confinement }));
        Assert.Contains("Student code can connect to other machines.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--unsafe", refusal.Message, StringComparison.Ordinal);

        using var held = new HeldJudge(lesson.Judge(new SandboxOptions { Confinement = confinement, Unsafe = true }));
        Assert.Contains("Student code can connect to other machines.", held.Judge.Walls.Missing);
    }

    [Fact]
    public void Secrets_that_others_may_read_are_a_missing_wall_for_another_user()
    {
        NeedsRootOnLinux("setpriv");
        if (OperatingSystem.IsWindows())
            return;   // said above, in words that the compiler does not read
        var (open, closed) = (lesson.Secret("marks"), lesson.Secret("marks") + "-closed");
        File.WriteAllText(closed, "marks");
        File.SetUnixFileMode(lesson.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead);
        const string sentence = "Student code can read the hidden tests and the results: the user that it runs as may read their files.";

        Assert.Contains(sentence, new Walls("another user", Wall.Tests).Around([open]).Missing);
        Assert.DoesNotContain(sentence, new Walls("another user", Wall.Tests).Around([closed]).Missing);
        Assert.DoesNotContain(sentence, new Walls("bubblewrap", Wall.All).Around([open]).Missing);
    }

    [Fact]
    public async Task Another_user_judges_alike_reads_no_secret_ends_no_process_and_leaves_none()
    {
        NeedsRootOnLinux("setpriv");
        if (OperatingSystem.IsWindows())
            return;   // said above, in words that the compiler does not read
        var secret = lesson.Secret("marks");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead);
        using var other = Process.Start("sleep", "600");
        await using var judge = lesson.Judge(new SandboxOptions { Confinement = "another user", Unsafe = true });
        var judgement = await judge.JudgeAsync(TrialLesson.Answers("int Twice(int number) => 2 * number + word.Length - 10;"), exercises: null, TestContext.Current.CancellationToken);
        Assert.Equal([1, 1, 1], judgement.Verdicts.Select(verdict => verdict.Earned));

        int user;
        using (var session = judge.Open(TrialLesson.Answers("""
            class System_
            {
                [DllImport("libc")] public static extern int kill(int process, int signal);
                [DllImport("libc")] public static extern int getuid();
                [DllImport("libc")] public static extern int fork();
                [DllImport("libc")] public static extern int setsid();
                [DllImport("libc")] public static extern int pause();
            }
            string Read(string path) { try { return File.ReadAllText(path); } catch (UnauthorizedAccessException) { return "denied"; } }
            int Kill(int process) => System_.kill(process, 9);
            int User() => System_.getuid();
            int Leave() { if (System_.fork() == 0) { System_.setsid(); while (true) System_.pause(); } return 1; }
            int Twice(int number) => 0;
            """), "trial-twice"))
        {
            var submission = new Submission(session.NewTest());
            Assert.Equal("denied", submission.Call<string>("Read", secret));
            Assert.Equal(-1, submission.Call<int>("Kill", other.Id));
            Assert.Equal(1, submission.Call<int>("Leave"));
            user = submission.Call<int>("User");
            Assert.True(ProcessTree.OfUser(user).Count() > 1);
        }
        Assert.Empty(ProcessTree.OfUser(user));
        Assert.False(other.HasExited);
        other.Kill();
    }

    static void NeedsRootOnLinux(string program)
    {
        var isThere = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
        if (!isThere && (Environment.GetEnvironmentVariable("CI") is not "true" || !Environment.IsPrivilegedProcess))
            Assert.Skip($"This needs Linux, root and {program}.");
        Assert.True(isThere, $"{program} is not installed.");
    }

    public void Dispose() => lesson.Dispose();
}
