using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Workbook.Session.Compiling;
using Workbook.Session.Display;

namespace Workbook.Session.Running;

/// <summary>Compiles and runs C# in the chain of cells.</summary>
sealed class CellRunner : IDisposable
{
    readonly SessionOptions options;
    readonly CellOutput output;
    readonly ConcurrentDictionary<string, SourceText> sources = new();
    readonly TraceWriter traces;
    readonly Lock starting = new();
    readonly Lazy<FrameworkReferences> framework;
    readonly Lazy<SubmissionCompiler> compiler;
    ImmutableArray<CSharpCompilation> submissions = [];
    Running? running;

    sealed record Running(CellThread Thread, CellScope Scope, TaskCompletionSource<CellOutcome?> Interrupted);

    public CellRunner(SessionOptions options, CellOutput output)
    {
        (this.options, this.output) = (options, output);
        traces = new TraceWriter(SourceLine);
        Places = new ReadablePlaces(options.ReadableRoots);
        framework = new Lazy<FrameworkReferences>(() => FrameworkReferences.Load(options.UseRuntimeAssemblies));
        Resolver = new CellReferenceResolver(framework, Assemblies, Places);
        Options = CellLanguage.Compile(Resolver, new CellSourceResolver(Places));
        compiler = new Lazy<SubmissionCompiler>(() => new SubmissionCompiler(Options, framework.Value, Assemblies));
    }

    public ReadablePlaces Places { get; }

    public CellAssemblies Assemblies { get; } = new();

    public CellReferenceResolver Resolver { get; }

    public CSharpCompilationOptions Options { get; }

    public SubmissionStates States { get; } = new();

    public SubmissionCompiler Compiler => compiler.Value;

    /// <summary>The cells that ran, in order; each is built upon the one before.</summary>
    public ImmutableArray<CSharpCompilation> Submissions => submissions;

    /// <summary>Takes a cell through every step once, apart from the chain of cells; the compiler beside the formatters.</summary>
    public void WarmUp() => Parallel.Invoke(
        () => _ = ValueForms.Of(1, []),
        () =>
        {
            if (Compiler.Compile(SubmissionCompiler.Parse("1", "warm-up"), previous: null, cells: 0) is Submission.Ready ready)
                ready.Start(new object?[2]).GetAwaiter().GetResult();
        });

    public async Task<CellOutcome> RunAsync(string code, string place, CancellationToken stop)
    {
        var cell = SubmissionCompiler.Parse(code, place);
        sources[place] = await cell.GetTextAsync(stop);
        return Compiler.Compile(cell, submissions.LastOrDefault(), submissions.Length) switch
        {
            Submission.Wrong wrong => new CellOutcome.NotCompiled(wrong.Errors),
            Submission.Empty empty => Accept(empty.Compilation),
            Submission.Ready ready => await RunAsync(ready, stop),
            var other => throw new System.Diagnostics.UnreachableException($"{other}"),
        };
    }

    CellOutcome.Done Accept(CSharpCompilation compilation)
    {
        submissions = submissions.Add(compilation);
        return new CellOutcome.Done();
    }

    async Task<CellOutcome> RunAsync(Submission.Ready ready, CancellationToken stop)
    {
        var states = States.ForNext();
        var used = States.Used;
        CellOutcome outcome = new CellOutcome.Done();
        var scope = new CellScope(output);
        var thread = new CellThread(scope, async () =>
        {
            ConsoleRouter.Enter(scope);
            var value = await ready.Start(states);
            // Shown here, on the cell's thread: formatters are code of the cell, and may need to be stopped as well.
            if (ready.HasValue)
                outcome = new CellOutcome.Value(value, ValueForms.Of(value, []));
        });

        var now = new Running(thread, scope, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (starting)
        {
            stop.ThrowIfCancellationRequested();
            running = now;
            thread.Start();
        }
        var first = await Task.WhenAny(thread.Ended, now.Interrupted.Task);
        var stopped = thread.IsStopping ? await now.Interrupted.Task : null;
        running = null;

        // A cell stopped before its first statement has left no object with its variables: later cells must not look for one.
        if (stopped is null || States.Used > used)
            submissions = submissions.Add(ready.Compilation);
        if (stopped is CellOutcome.Stuck)
            return stopped;
        return await thread.Ended switch
        {
            null => outcome,
            _ when stopped is not null => stopped,
            var thrown => new CellOutcome.Threw(thrown, Trace(thrown)),
        };
    }

    /// <summary>Stops the running cell; what does not stop in time is given up, with all variables.</summary>
    public async Task InterruptAsync()
    {
        Running? now;
        lock (starting)
            now = running;
        if (now is null)
            return;

        var deadline = DateTime.UtcNow + options.InterruptGrace;
        var isStuck = !await now.Thread.StopAsync(options.InterruptGrace)
            || await SpinWatch.SpinsUntilAsync(deadline, now.Scope);
        now.Interrupted.TrySetResult(isStuck
            ? new CellOutcome.Stuck([.. States.Variables().Select(variable => variable.Name)])
            : new CellOutcome.Interrupted());
    }

    public CellTrace Trace(Exception thrown) => traces.Write(thrown);

    // Of a cell, or of a file that a cell took in with #load; the symbols of libraries name files too, which are not the person's.
    string? SourceLine(string place, int line)
    {
        var text = sources.GetValueOrDefault(place)
            ?? submissions.SelectMany(submission => submission.SyntaxTrees).FirstOrDefault(tree => tree.FilePath == place)?.GetText();
        return text is not null && line <= text.Lines.Count ? text.Lines[line - 1].ToString() : null;
    }

    public void Dispose() => Assemblies.DeleteCopies();
}
