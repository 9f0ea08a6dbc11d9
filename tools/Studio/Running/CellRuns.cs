using System.Collections.Concurrent;
using System.Diagnostics;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>What runs in a lesson, what waits, and how it ended.</summary>
sealed class CellRuns : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, CellActivity> activities = new();
    readonly DisplayIndex displays = new();
    readonly Notebook notebook;
    readonly Lock editing;
    readonly KernelHost kernel;
    readonly RunQueue queue;
    readonly Action ended, changed;
    int count;

    /// <param name="notebook">Whose cells are run.</param>
    /// <param name="editing">Held while the notebook changes.</param>
    /// <param name="kernel">What runs them.</param>
    /// <param name="ended">Told when a cell has new outputs, to be kept.</param>
    /// <param name="changed">Told of everything that there is to see; from any thread, and often.</param>
    public CellRuns(Notebook notebook, Lock editing, KernelHost kernel, Action ended, Action changed)
    {
        (this.notebook, this.editing, this.kernel, this.ended, this.changed) = (notebook, editing, kernel, ended, changed);
        queue = new(RunAsync, cell => { activities.TryRemove(cell, out _); changed(); });
    }

    /// <summary>A question that waits for an answer; <c>null</c> if none does.</summary>
    public OpenQuestion? Question { get; private set; }

    /// <summary>How often a cell has ended, or everything was forgotten.</summary>
    public int EndedCount { get; private set; }

    public bool IsRunning => activities.Values.Any(activity => activity is CellActivity.Running or CellActivity.Waiting);

    public CellActivity? ActivityOf(NotebookCell cell) => activities.GetValueOrDefault(cell.Id);

    /// <summary>Runs cells, one after another, up to the first that fails.</summary>
    public void Add(IEnumerable<NotebookCell> cells)
    {
        foreach (var cell in cells.Where(cell => cell.IsToRun && ActivityOf(cell) is not (CellActivity.Running or CellActivity.Waiting)).ToList())
        {
            activities[cell.Id] = new CellActivity.Waiting();
            queue.Add(cell.Id);
        }
        changed();
    }

    /// <summary>Stops what runs, and calls off what waits.</summary>
    public void Stop()
    {
        queue.Stop();
        Question?.Answer.TrySetResult("");
    }

    /// <summary>Forgets how everything ended.</summary>
    public void Forget()
    {
        activities.Clear();
        EndedCount++;
        changed();
    }

    public ValueTask DisposeAsync() => queue.DisposeAsync();

    async Task<bool> RunAsync(string id, CancellationToken stop)
    {
        if (notebook.Cells.FirstOrDefault(cell => cell.Id == id) is not { IsToRun: true } cell)
        {
            activities.TryRemove(id, out _);   // it has been taken out, or made prose, while it waited
            changed();
            return true;
        }
        var (clock, number) = (Stopwatch.StartNew(), ++count);
        OutputCollector? heard = null;
        CellOutcome outcome;
        try
        {
            var reply = await kernel.ExecuteAsync(cell.Source, inKernel => heard = Begin(cell, number, inKernel), AskAsync, stop);
            outcome = OutcomeOf(cell, reply, heard, stop.IsCancellationRequested);
        }
        catch (KernelException failure)
        {
            outcome = new CellOutcome.Died(1, failure.Message);
        }
        End(cell, number, heard, outcome, clock.Elapsed);
        return outcome.IsGood;
    }

    OutputCollector Begin(NotebookCell cell, int number, int inKernel)
    {
        var heard = new OutputCollector(OutputLimit.Default, displays, number, inKernel);
        activities[cell.Id] = new CellActivity.Running(heard, DateTime.UtcNow);
        heard.Heard += changed;
        changed();
        return heard;
    }

    void End(NotebookCell cell, int number, OutputCollector? heard, CellOutcome outcome, TimeSpan took)
    {
        lock (editing)
        {
            cell.SetExecutionCount(number);
            cell.SetOutputs(heard is null ? [] : [.. heard.Outputs]);
        }
        activities[cell.Id] = new CellActivity.Ended(outcome, took);
        Question = null;
        EndedCount++;
        ended();
        changed();
    }

    static CellOutcome OutcomeOf(NotebookCell cell, ExecutionReply reply, OutputCollector? heard, bool stopped) => reply switch
    {
        ExecutionReply.Died died when !stopped => new CellOutcome.Died(died.ExitCode, died.Obituary),
        ExecutionReply.Answered { IsOk: true } => new CellOutcome.Passed(),
        _ when stopped => new CellOutcome.Stopped(false, "stopped", reply is ExecutionReply.Died),
        ExecutionReply.Answered failed => new CellOutcome.Failed(heard?.Error ?? CellError.Of(failed.Content, 0), cell.Tags.Contains("raises-exception")),
        _ => throw new UnreachableException(),
    };

    async Task<string> AskAsync(InputPrompt prompt)
    {
        var asked = Question = new(prompt, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed();
        var answer = await asked.Answer.Task;
        Question = null;   // the cell may go on for long
        changed();
        return answer;
    }
}
