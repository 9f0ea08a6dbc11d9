using System.Diagnostics;

namespace Workbook.Notebooks;

/// <summary>Runs a notebook's cells one by one on a kernel of its own, up to the first error.</summary>
public sealed class NotebookRunner(RunOptions options, Action<RunEvent> tell, RunSignal signal)
{
    // The error by which our kernel tells what is lost when it must end.
    const string GivenUp = "KernelGivenUp";

    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);

    /// <summary>Runs every cell that can be run.</summary>
    /// <exception cref="KernelException">The kernel does not start.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped before its first cell.</exception>
    public async Task<NotebookRun> RunAsync(Notebook notebook)
    {
        var clock = Stopwatch.StartNew();
        var runs = new List<CellRun>();
        var kernel = await KernelClient.StartAsync(options.Kernel, signal.Run);
        try
        {
            if (signal.WasUsed) throw new OperationCanceledException();
            var displays = new DisplayIndex();
            var (count, countInKernel) = (0, 0);
            foreach (var cell in notebook.Cells)
            {
                var number = runs.Count + 1;
                if (NotRun(cell, runs) is { } reason)
                {
                    runs.Add(new(cell, number, null, TimeSpan.Zero, reason));
                    continue;
                }
                runs.Add(await RunAsync(kernel, notebook, cell, number, new(options.OutputLimit, displays, ++count, ++countInKernel)));
                tell(new RunEvent.CellEnded(notebook, runs[^1]));
                if (IsHalted(runs) || !await IsGoneAsync(kernel, runs[^1].Outcome)) continue;

                await kernel.DisposeAsync();
                kernel = await KernelClient.StartAsync(options.Kernel, signal.Run);
                countInKernel = 0;
            }
        }
        catch (OperationCanceledException) when (runs.Count > 0)
        {
            // Stopped while a kernel was starting again: what has run so far is the result.
        }
        finally
        {
            await kernel.DisposeAsync();
        }
        return new(notebook, runs, clock.Elapsed);
    }

    /// <summary>Why a cell is not run; null if it is.</summary>
    CellOutcome? NotRun(NotebookCell cell, List<CellRun> before) =>
        !cell.IsToRun || options.Without.Contains(cell) || IsHalted(before) ? new CellOutcome.Skipped()
        : signal.Run.IsCancellationRequested ? new CellOutcome.Stopped(false, "interrupted before it began")
        : null;

    bool IsHalted(List<CellRun> runs) => !options.KeepGoing && runs.Exists(run => !run.Outcome.IsGood);

    async Task<CellRun> RunAsync(KernelClient kernel, Notebook notebook, NotebookCell cell, int number, OutputCollector outputs)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signal.Cell);
        if (LimitOf(cell) is { } limit) stop.CancelAfter(limit);
        tell(new RunEvent.CellBegun(notebook, cell, number));
        await using var force = signal.Run.Register(kernel.Process.Kill);

        var clock = Stopwatch.StartNew();
        var reply = await kernel.ExecuteAsync(Code(notebook, cell), outputs.Hear, stop: stop.Token);
        var elapsed = clock.Elapsed;
        return new(cell, number, outputs.Count, elapsed, Outcome(cell, reply, outputs, stop.IsCancellationRequested), outputs);
    }

    /// <summary>A kernel that gives itself up over a cell which does not stop says so first, and ends a moment later.</summary>
    static async Task<bool> IsGoneAsync(KernelClient kernel, CellOutcome outcome)
    {
        if (outcome is CellOutcome.Stopped { KernelEnds: true }) await Task.WhenAny(kernel.Process.Exit, Task.Delay(EndLimit));
        return kernel.Process.Exit.IsCompleted;
    }

    CellOutcome Outcome(NotebookCell cell, ExecutionReply reply, OutputCollector outputs, bool stopped)
    {
        var byUser = signal.WasUsed;
        var why = byUser ? "interrupted" : $"stopped after {LimitOf(cell)?.TotalSeconds:0.###} s, the time that a cell may take";
        return reply switch
        {
            _ when stopped && (reply is ExecutionReply.Died || outputs.Error?.Name is GivenUp) =>
                new CellOutcome.Stopped(!byUser, $"{why}; {outputs.Error?.Message ?? "it did not yield, so its kernel was ended"}", KernelEnds: true),
            ExecutionReply.Died died => new CellOutcome.Died(died.ExitCode, died.Obituary),
            ExecutionReply.Answered { IsOk: true } => new CellOutcome.Passed(),
            _ when stopped => new CellOutcome.Stopped(!byUser, why),
            ExecutionReply.Answered failed => new CellOutcome.Failed(outputs.Error ?? CellError.Of(failed.Content, outputs.CountInKernel), MayFail(cell)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What the cell says of itself comes before what was asked for all.</summary>
    TimeSpan? LimitOf(NotebookCell cell) => cell.Limit ?? options.CellLimit;

    /// <summary>A cell in another language than its notebook's is sent with the line that says so.</summary>
    static string Code(Notebook notebook, NotebookCell cell) =>
        cell.Language == notebook.Language || cell.Source.AsSpan().TrimStart().StartsWith("#!") ? cell.Source : $"#!{cell.Language}\n{cell.Source}";

    static bool MayFail(NotebookCell cell) => cell.Tags.Any(tag => tag is "raises-exception" or "nbval-raises-exception");
}
