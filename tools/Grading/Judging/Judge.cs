using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Grading;

/// <summary>Judges answers to the released lessons by hidden tests: compiles here, runs in a sandbox, compares here.</summary>
public sealed class Judge : IJudge
{
    const int MostOfCard = 256 * 1024;

    readonly string released;
    readonly HiddenTests tests;
    readonly SandboxOptions options;
    readonly Stage stage;
    readonly WarmSandboxes sandboxes;
    readonly CellCompiler compiler;
    readonly CellTree tree;
    readonly ConcurrentDictionary<string, ReleasedLesson> lessons = [];
    readonly ConcurrentDictionary<string, CellNames> names = [];

    /// <param name="released">The folder with what students got: notebooks, and lessons/bin.</param>
    /// <param name="tests">The file of the hidden tests' assembly.</param>
    /// <param name="options">The sandbox.</param>
    /// <exception cref="SandboxException">A wall is missing, and the options do not say that it may.</exception>
    public Judge(string released, string tests, SandboxOptions options)
        : this(released, HiddenTests.Load(tests), options)
    {
    }

    /// <inheritdoc cref="Judge(string, string, SandboxOptions)"/>
    public Judge(string released, HiddenTests tests, SandboxOptions options)
    {
        (this.released, this.tests, this.options) = (released, tests, options);
        stage = new Stage(released);
        try
        {
            var confinement = Confinement.All(stage, options).FirstOrDefault(one => options.Confinement is not { } named ? one.Works() : one.Name == named)
                ?? throw new SandboxException("The program in which students' code runs does not start here: sandbox.dll and a .NET runtime have to lie beside the workbook.");
            sandboxes = new WarmSandboxes(confinement);
            Walls = new Walls(confinement.Name, confinement.Walls & ~options.LeftOut).Around(options.Secrets.Append(tests.File));
            if (Walls.Missing.Count > 0 && !options.Unsafe)
                throw new SandboxException($"{string.Join(' ', Walls.Missing)} {Walls.Advice}");
        }
        catch
        {
            stage.Dispose();
            throw;
        }
        compiler = new CellCompiler(new SessionOptions { ReadableRoots = [stage.Notebooks, stage.Lessons], AllowPackages = false });
        tree = new CellTree(compiler, options.Limits, stage.Notebooks);
    }

    /// <summary>What stands between students' code and everything else.</summary>
    public Walls Walls { get; }

    /// <summary>Where the time went until now.</summary>
    public JudgeTimings Timings { get; } = new();

    public Task<Judgement> JudgeAsync(StudentAnswers answers, IReadOnlySet<string>? exercises, CancellationToken cancel) =>
        Task.Factory.StartNew(() => JudgeHereAsync(answers, exercises, cancel), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    async Task<Judgement> JudgeHereAsync(StudentAnswers answers, IReadOnlySet<string>? exercises, CancellationToken cancel)
    {
        var lesson = Lesson(answers.Lesson);
        var run = Open(lesson);
        await using var givingUp = cancel.Register(run.GiveUp);
        try
        {
            return await JudgeAsync(lesson, run, answers, exercises, cancel);
        }
        finally
        {
            sandboxes.Retire(run);
        }
    }

    async Task<Judgement> JudgeAsync(ReleasedLesson lesson, SubmissionRun run, StudentAnswers answers, IReadOnlySet<string>? exercises, CancellationToken cancel)
    {
        var cells = lesson.With(answers);
        var slices = new Slices(cells, NamesOf);
        var (verdicts, cards, notes) = (new List<Verdict>(), new Dictionary<string, JsonObject>(), new List<string>());
        foreach (var (stub, check) in lesson.Exercises.Where(exercise => exercises?.Contains(exercise.Stub.Id) is not false))
        {
            var deaths = run.Deaths;
            foreach (var test in tests.Of(stub.Id))
            {
                cancel.ThrowIfCancellationRequested();
                if (run.Deaths - deaths >= options.Limits.Deaths)
                {
                    verdicts.Add(test.NotReached($"The process had died {run.Deaths - deaths} times by then."));
                    continue;
                }
                using var code = new StudentCode(run, slices, cells, stub.Id);
                var failure = await test.FailureAsync(code);
                verdicts.Add(failure is not null && code.NotReached is { } reason ? test.NotReached(reason) : test.Judged(failure));
            }
            if (run.Deaths > deaths && verdicts.LastOrDefault(verdict => verdict.Exercise == stub.Id && verdict.Earned == 0)?.Detail is { } why)
                notes.Add($"{stub.Id}: {why}");
            if (run.Deaths - deaths < options.Limits.Deaths && !run.IsOver
                && Card(run, slices.Of(check.Id, [])) is { } card)
                cards[stub.Id] = card;
        }
        return new Judgement(verdicts, cards, notes);
    }

    /// <summary>The lesson as it was released.</summary>
    /// <exception cref="NotebookException">There is no such lesson.</exception>
    public ReleasedLesson Lesson(string name) => lessons.GetOrAdd(name, name => ReleasedLesson.Read(Path.Combine(released, "notebooks", name + ".ipynb")));

    /// <summary>Runs the answers to one exercise, to be asked at leisure.</summary>
    public ExerciseSession Open(StudentAnswers answers, string exercise)
    {
        var lesson = Lesson(answers.Lesson);
        var cells = lesson.With(answers);
        var (run, slices) = (Open(lesson), new Slices(cells, NamesOf));
        return new ExerciseSession(run, () => new StudentCode(run, slices, cells, exercise));
    }

    SubmissionRun Open(ReleasedLesson lesson) => new(lesson, tree, NamesOf, sandboxes.Take, options.Limits, Timings);

    CellNames NamesOf(string source) => names.GetOrAdd(source, CellNames.Of);

    // What the check says is the student's process's word, and where it says nothing the hidden tests have told why.
    static JsonObject? Card(SubmissionRun run, IReadOnlyList<ReleasedCell> slice)
    {
        try
        {
            var chain = run.Compile(slice).Nodes;
            run.Begin(chain.SkipLast(1));
            return run.Run(chain[^1]).Card is { Length: < MostOfCard } card ? JsonNode.Parse(card) as JsonObject : null;
        }
        catch (Exception e) when (e is StudentCodeException or JsonException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await sandboxes.DisposeAsync();
        compiler.Dispose();
        stage.Dispose();
    }
}
