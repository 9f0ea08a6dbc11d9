namespace Workbook.Grading.Tests;

/// <summary>An answer that attacks, and the judge that it attacks.</summary>
public abstract class HostileTest : IDisposable
{
    protected const string Right = "int Twice(int number) => 2 * number;", Wrong = "int Twice(int number) => 0;";

    // Where a test has left the wall around the files out, the machine's lie there; where it stands, there is no such folder.
    protected const string Outside = "/outside";

    private protected TrialLesson Lesson { get; } = new();

    protected string Call(string source, Wall leftOut, string function, params object?[] arguments) => Call<string>(source, leftOut, function, arguments);

    protected T Call<T>(string source, Wall leftOut, string function, params object?[] arguments) =>
        Call<T>(source, new SandboxOptions { LeftOut = leftOut, Unsafe = true }, function, arguments);

    protected T Call<T>(string source, SandboxOptions options, string function, params object?[] arguments)
    {
        using var judge = new HeldJudge(Lesson.Judge(options));
        using var session = judge.Judge.Open(TrialLesson.Answers(source), "trial-twice");
        return new Submission(session.NewTest()).Call<T>(function, arguments);
    }

    protected static void NeedsBubblewrap()
    {
        var isThere = OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "bwrap")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") is not "true")
            Assert.Skip("These walls need Linux with bubblewrap (apt-get install bubblewrap).");
        Assert.True(isThere, "bubblewrap is not installed.");
    }

    public void Dispose()
    {
        Lesson.Dispose();
        GC.SuppressFinalize(this);
    }
}
