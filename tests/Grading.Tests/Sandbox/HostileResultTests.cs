namespace Workbook.Grading.Tests;

/// <summary>Answers that would rather have points than earn them. Each test first shows that the attack succeeds where its wall is left out, and then, with the very same code, that it fails where the wall stands.</summary>
public sealed class HostileResultTests : HostileTest
{
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
            await using var judge = Lesson.Judge(new SandboxOptions { Unsafe = true });
            var judgement = await judge.JudgeAsync(TrialLesson.Answers(attack), exercises: null, TestContext.Current.CancellationToken);
            var next = await judge.JudgeAsync(TrialLesson.Answers(Right), exercises: null, TestContext.Current.CancellationToken);

            Assert.Equal(0, judgement.Verdicts.Where(verdict => verdict.Exercise == "trial-twice").Sum(verdict => verdict.Earned));
            Assert.Equal(3, next.Verdicts.Sum(verdict => verdict.Earned));
        }
    }

    async Task CardIsFullAndNothingIsEarned(string source)
    {
        await using var judge = Lesson.Judge(new SandboxOptions { Unsafe = true });
        var judgement = await judge.JudgeAsync(TrialLesson.Answers(source), new HashSet<string> { "trial-twice" }, TestContext.Current.CancellationToken);

        Assert.Equal(2, (int?)judgement.Cards["trial-twice"]["points"]);   // whoever believed the card would pay
        Assert.Equal([0, 0], judgement.Verdicts.Select(verdict => verdict.Outcome is VerdictOutcome.Passed && verdict.Test.Contains("42", StringComparison.Ordinal) ? verdict.Points : 0));
    }

    async Task EarnsNothing(string source)
    {
        await using var judge = Lesson.Judge(new SandboxOptions { Unsafe = true });
        var judgement = await judge.JudgeAsync(TrialLesson.Answers(source), exercises: null, TestContext.Current.CancellationToken);

        Assert.Equal([("trial-twice", 0), ("trial-twice", 0), ("trial-shout", 1)], judgement.Verdicts.Select(verdict => (verdict.Exercise, verdict.Earned)));
    }

    string Run(string source, string cell)
    {
        using var judge = new HeldJudge(Lesson.Judge(new SandboxOptions { Unsafe = true }));
        using var session = judge.Judge.Open(TrialLesson.Answers(source), "trial-twice");
        return new Submission(session.NewTest()).Run(cell);
    }
}
