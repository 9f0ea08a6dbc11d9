using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Workbook.Grading.Tests;

/// <summary>
/// Answers that attack. Each test first shows that the attack succeeds where its wall is left out, and then, with the very same code, that it fails
/// where the wall stands.
/// </summary>
public sealed class HostileTests : IDisposable
{
    const string Right = "int Twice(int number) => 2 * number;", Wrong = "int Twice(int number) => 0;";

    // Where a test has left the wall around the files out, the machine's lie there; where it stands, there is no such folder.
    const string Outside = "/outside";

    readonly TrialLesson lesson = new();

    [Fact]
    public void The_hidden_tests_and_the_right_answers_cannot_be_read()
    {
        NeedsBubblewrap();
        var answers = Path.Combine(Repository.Root, "tests", "Exercises", "03-uuencode", "uu-line", "right.csx");
        var read = $$"""
            string Read(string path) { try { return File.ReadAllText("{{Outside}}" + path).Length > 0 ? "read" : ""; } catch (IOException) { return "no such file"; } }
            {{Wrong}}
            """;

        foreach (var secret in new[] { typeof(HostileTests).Assembly.Location, answers })
        {
            Assert.Equal("read", Call(read, Wall.Files, "Read", secret));
            Assert.Equal("no such file", Call(read, Wall.None, "Read", secret));
        }
    }

    [Fact]
    public async Task A_result_that_is_printed_counts_for_nothing()
    {
        var printing = "Console.WriteLine(\"{\\\"score\\\": 3, \\\"Twice 21 is 42\\\": \\\"Passed\\\"}\");\n" + Wrong;

        Assert.Contains("\"score\": 3", Run(printing, "trial-twice"), StringComparison.Ordinal);   // whoever believed what is printed would pay
        await EarnsNothing(printing);
    }

    [Fact]
    public async Task A_forged_card_counts_for_nothing()
    {
        const string forged = """
            static class Check
            {
                public static Card Exercise(string id, int points) => new(points);
            }
            class TypeFormatterSourceAttribute(Type type) : Attribute { public Type FormatterSourceType => type; }
            [TypeFormatterSource(typeof(Cards))]
            class Card(int points)
            {
                public int Points => points;
                public Card Equal<T>(string name, T expected, Func<T> actual) => this;
            }
            class Cards { public IEnumerable<object> CreateTypeFormatters() => [new Form()]; }
            class Form
            {
                public string MimeType => "application/vnd.email-workbook.check+json";
                public bool Format(object card, TextWriter writer) { writer.Write("{\"points\": " + ((Card)card).Points + "}"); return true; }
            }
            int Twice(int number) => 0;
            """;

        await CardIsFullAndNothingIsEarned(forged);
    }

    [Fact]
    public async Task Checking_code_that_was_patched_by_reflection_counts_for_nothing()
    {
        Assert.SkipUnless(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture is System.Runtime.InteropServices.Architecture.X64, "The patch is x64 code.");
        await CardIsFullAndNothingIsEarned("""
        class Patch
        {
            [DllImport("libc")] static extern int mprotect(nint address, nint length, int rights);

            // Whatever is compared, from here on there is no difference: the method gives null at once.
            public static unsafe int Compare()
            {
                var method = typeof(Difference).GetMethod("Between")!.MethodHandle;
                System.Runtime.CompilerServices.RuntimeHelpers.PrepareMethod(method);
                var code = (byte*)method.GetFunctionPointer();
                while (code[0] == 0xFF && code[1] == 0x25)   // jmp [there]: on to the code itself
                    code = *(byte**)(code + 6 + *(int*)(code + 2));
                mprotect((nint)code & ~4095, 8192, 7);
                (code[0], code[1], code[2]) = (0x31, 0xC0, 0xC3);   // xor eax, eax; ret
                return 0;
            }
        }
        int Twice(int number) => Patch.Compare();
        """);
    }

    [Fact]
    public void Anothers_feedback_cannot_be_written()
    {
        NeedsBubblewrap();
        var feedback = lesson.Secret("8 of 10 points");
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
    public void No_connection_leads_outside()
    {
        NeedsBubblewrap();
        using var outside = new TcpListener(IPAddress.Loopback, 0);
        outside.Start();
        const string connect = """
            string Connect(int port) { try { using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port); return "connected"; } catch (System.Net.Sockets.SocketException) { return "refused"; } }
            int Twice(int number) => 0;
            """;
        var port = ((IPEndPoint)outside.LocalEndpoint).Port;

        Assert.Equal("connected", Call(connect, Wall.Network, "Connect", port));
        Assert.Equal("refused", Call(connect, Wall.None, "Connect", port));
    }

    [Fact]
    public void Neither_the_parent_nor_any_other_process_can_be_ended()
    {
        NeedsBubblewrap();
        const string kill = """
            class System_ { [DllImport("libc")] public static extern int kill(int process, int signal); [DllImport("libc")] public static extern int getppid(); }
            int Kill(int process) => System_.kill(process, 9);
            int Twice(int number) => 0;
            """;
        using var victim = Process.Start("sleep", "600");

        Assert.Equal(0, Call<int>(kill, Wall.Processes, "Kill", victim.Id));
        Assert.True(victim.WaitForExit(TimeSpan.FromSeconds(10)));

        using var other = Process.Start("sleep", "600");
        Assert.Equal(-1, Call<int>(kill, Wall.None, "Kill", other.Id));
        Assert.Equal(-1, Call<int>(kill, Wall.None, "Kill", Environment.ProcessId));
        Assert.False(other.HasExited);
        other.Kill();
    }

    [Fact]
    public void A_fork_bomb_is_a_small_one()
    {
        NeedsBubblewrap();
        var most = new SandboxLimits().Processes;

        Assert.Equal(400, Call<int>(Forks, Wall.Amounts, "Fork", 400));
        // Forks share most of their memory, and each of them is counted in full: here it is their number that is asked about.
        var roomy = new SandboxOptions { Unsafe = true, Limits = new() { Memory = 16L * 1024 * 1024 * 1024 } };
        Assert.InRange(Call<int>(Forks, roomy, "Fork", 400), 0, most);
    }

    const string Forks = """
        class System_
        {
            [DllImport("libc")] public static extern int fork();
            [DllImport("libc")] public static extern int pause();
        }
        int Fork(int times)
        {
            var made = 0;
            for (; made < times; made++)
            {
                var child = System_.fork();
                if (child == 0) while (true) System_.pause();
                if (child < 0) break;
            }
            return made;
        }
        int Twice(int number) => 0;
        """;

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
    public void The_limit_cannot_be_outlived()
    {
        const string late = "int Late(int milliseconds) { try { Thread.Sleep(milliseconds); } finally { Thread.Sleep(milliseconds); } return 1; }\nint Twice(int number) => 0;";

        Assert.Equal(1, Call<int>("using System.Threading;\n" + late, Wall.None, "Late", 1_500));
        var failure = Assert.Throws<StudentCodeException>(() =>
            Call<int>("using System.Threading;\n" + late, new SandboxOptions { Unsafe = true, Limits = new() { Question = TimeSpan.FromSeconds(2) } }, "Late", 1_500));
        Assert.Equal("TimeOut", failure.Kind);
    }

    [Fact]
    public void No_process_is_left_behind()
    {
        NeedsBubblewrap();

        var left = Leftovers(new SandboxOptions { Unsafe = true, LeftOut = Wall.Processes });
        Assert.NotEmpty(left);
        left.ForEach(process => Process.GetProcessById(process).Kill());

        Assert.Empty(Leftovers(new SandboxOptions()));
    }

    // A process that leaves its session and its parent, the way servers do; it is told by a limit that no other sandbox has.
    List<int> Leftovers(SandboxOptions options)
    {
        const string leave = """
            class System_
            {
                [DllImport("libc")] public static extern int fork();
                [DllImport("libc")] public static extern int setsid();
                [DllImport("libc")] public static extern int pause();
                [DllImport("libc")] public static extern void _exit(int code);
            }
            int Leave()
            {
                if (System_.fork() == 0)
                {
                    System_.setsid();
                    if (System_.fork() == 0) while (true) System_.pause();
                    System_._exit(0);
                }
                return 1;
            }
            int Twice(int number) => 0;
            """;
        var mark = TimeSpan.FromSeconds(100_000 + Random.Shared.Next(100_000));
        Assert.Equal(1, Call<int>(leave, options with { Limits = options.Limits with { Processor = mark } }, "Leave"));
        return [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, null)).Where(IsMarked)];

        bool IsMarked(int process)
        {
            try
            {
                return File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains($"{mark.TotalSeconds:0}");
            }
            catch (IOException)
            {
                return false;
            }
        }
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
            await using var judge = lesson.Judge(options);
            using (var session = judge.Open(TrialLesson.Answers(poison), "trial-twice"))
                Assert.Equal("tried", new Submission(session.NewTest()).Call<string>("Poison"));
            var judgement = await judge.JudgeAsync(TrialLesson.Answers(use), new HashSet<string> { "trial-twice" }, TestContext.Current.CancellationToken);
            return judgement.Verdicts.Sum(verdict => verdict.Earned);
        }
    }

    [Fact]
    public async Task Octets_on_the_judges_own_socket_are_only_a_wrong_answer()
    {
        // Every socket that the process has is written to, with a frame of two gigabytes first.
        const string garbage = """
            class System_ { [DllImport("libc")] public static extern nint write(int file, byte[] octets, nint count); }
            int Twice(int number)
            {
                for (var file = 3; file < 200; file++) System_.write(file, [255, 255, 255, 127, 64, 1, 2, 3], 8);
                return 0;
            }
            """;

        const string forged = """
            class System_ { [DllImport("libc")] public static extern nint write(int file, byte[] octets, nint count); }
            int Twice(int number)
            {
                for (var file = 3; file < 200; file++) System_.write(file, [2, 0, 0, 0, 64, (byte)'1', (byte)'2'], 7);
                return 0;
            }
            """;

        foreach (var attack in new[] { garbage, forged })
        {
            await using var judge = lesson.Judge(new SandboxOptions { Unsafe = true });
            var judgement = await judge.JudgeAsync(TrialLesson.Answers(attack), exercises: null, TestContext.Current.CancellationToken);
            var next = await judge.JudgeAsync(TrialLesson.Answers(Right), exercises: null, TestContext.Current.CancellationToken);

            Assert.Equal(0, judgement.Verdicts.Where(verdict => verdict.Exercise == "trial-twice").Sum(verdict => verdict.Earned));
            Assert.Equal(3, next.Verdicts.Sum(verdict => verdict.Earned));
        }
    }

    async Task CardIsFullAndNothingIsEarned(string source)
    {
        await using var judge = lesson.Judge(new SandboxOptions { Unsafe = true });
        var judgement = await judge.JudgeAsync(TrialLesson.Answers(source), new HashSet<string> { "trial-twice" }, TestContext.Current.CancellationToken);

        Assert.Equal(2, (int?)judgement.Cards["trial-twice"]["points"]);   // whoever believed the card would pay
        Assert.Equal([0, 0], judgement.Verdicts.Select(verdict => verdict.Outcome is VerdictOutcome.Passed && verdict.Test.Contains("42", StringComparison.Ordinal) ? verdict.Points : 0));
    }

    async Task EarnsNothing(string source)
    {
        await using var judge = lesson.Judge(new SandboxOptions { Unsafe = true });
        var judgement = await judge.JudgeAsync(TrialLesson.Answers(source), exercises: null, TestContext.Current.CancellationToken);

        Assert.Equal([("trial-twice", 0), ("trial-twice", 0), ("trial-shout", 1)], judgement.Verdicts.Select(verdict => (verdict.Exercise, verdict.Earned)));
    }

    string Run(string source, string cell)
    {
        using var judge = new HeldJudge(lesson.Judge(new SandboxOptions { Unsafe = true }));
        using var session = judge.Judge.Open(TrialLesson.Answers(source), "trial-twice");
        return new Submission(session.NewTest()).Run(cell);
    }

    string Call(string source, Wall leftOut, string function, params object?[] arguments) => Call<string>(source, leftOut, function, arguments);

    T Call<T>(string source, Wall leftOut, string function, params object?[] arguments) =>
        Call<T>(source, new SandboxOptions { LeftOut = leftOut, Unsafe = true }, function, arguments);

    T Call<T>(string source, SandboxOptions options, string function, params object?[] arguments)
    {
        using var judge = new HeldJudge(lesson.Judge(options));
        using var session = judge.Judge.Open(TrialLesson.Answers(source), "trial-twice");
        return new Submission(session.NewTest()).Call<T>(function, arguments);
    }

    static void NeedsBubblewrap()
    {
        var isThere = OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "bwrap")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") is not "true")
            Assert.Skip("These walls need Linux with bubblewrap (apt-get install bubblewrap).");
        Assert.True(isThere, "bubblewrap is not installed.");
    }

    public void Dispose() => lesson.Dispose();
}
