namespace Workbook.Notebooks;

/// <summary>Runs several notebooks, each on a kernel of its own and in its own folder.</summary>
public sealed class NotebookBatch(BatchOptions options, Action<RunEvent> tell, RunSignal signal)
{
    /// <summary>Runs them; the results stand in the order of the notebooks, whichever ended first.</summary>
    /// <exception cref="NotebookException">A notebook carries a mask that cannot be used.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(IReadOnlyList<Notebook> notebooks)
    {
        var results = new NotebookResult[notebooks.Count];
        var degree = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        await Parallel.ForAsync(0, notebooks.Count, degree, async (i, _) => results[i] = await RunAsync(notebooks[i]));
        return results;
    }

    async Task<NotebookResult> RunAsync(Notebook notebook)
    {
        if (signal.WasUsed) return new NotebookResult.NotRun(notebook);
        tell(new RunEvent.NotebookBegun(notebook));
        var result = await ResultAsync(notebook);
        tell(new RunEvent.NotebookEnded(notebook, result));
        return result;
    }

    async Task<NotebookResult> ResultAsync(Notebook notebook)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Name))!;
            var run = await new NotebookRunner(options.Run with { Kernel = options.Run.Kernel with { Folder = folder } }, tell, signal).RunAsync(notebook);
            var isComplete = run.IsWhole && (run.IsGood || options.Run.KeepGoing);
            var differences = options.Check && isComplete ? OutputDifference.Between(run) : [];
            return new NotebookResult.Ran(notebook, run, differences, options.Save ? isComplete && Save(run) : null);
        }
        catch (KernelException cause)
        {
            return new NotebookResult.Hindered(notebook, cause.Message);
        }
        catch (OperationCanceledException)
        {
            return new NotebookResult.NotRun(notebook);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new NotebookResult.Hindered(notebook, $"{notebook.Name} cannot be written: {NotebookFile.Reason(cause)}.");
        }
    }

    static bool Save(NotebookRun run)
    {
        if (!run.Notebook.IsStill(run.Notebook.Name)) throw new IOException("it was changed while it ran");
        run.KeepOutputs();
        run.Notebook.Save(run.Notebook.Name);
        return true;
    }
}
