using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>A lesson that is open: the student's copy, its kernel and what is running. However many tabs show it, there is one.</summary>
public sealed class LessonRoom : IAsyncDisposable
{
    readonly Lock editing = new();
    readonly KernelHost kernel;
    readonly CellRuns runs;
    readonly WorkCopy copy;
    readonly string feed = Directory.CreateTempSubdirectory("workbook-mail-").FullName;
    readonly Lazy<IReadOnlyDictionary<string, NotebookCell>> originals;

    public LessonRoom(Lesson lesson, string path, KernelLaunch launch, bool isAuthor = false)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Mail = new(feed, Path.Combine(folder, "mail"), Path.Combine(folder, "..", "mail"));
        Lesson = lesson;
        originals = new(() => Notebook.Read(lesson.Original).Cells.ToDictionary(cell => cell.Id));
        (copy, Notebook) = WorkCopy.Open(lesson, path, editing);
        Stage = new(Notebook);
        if (Notebook.Cells is []) Notebook.Add(CellKind.Code, "");   // what can be done is done to a cell: without one, nothing could ever be added
        Editor = new(Notebook, editing, isAuthor, () => { copy.Touch(); Stage.Renew(); Tell(); });
        Language = new(kernel = new(launch with { Folder = folder, Variables = new Dictionary<string, string>(launch.Variables) { ["FAKEMAIL_FEED"] = feed, ["FAKEMAIL_PORT"] = "0" } }));
        runs = new(Notebook, editing, kernel, copy.Touch, Tell);
        copy.StateChanged += Tell;
        kernel.WarmUp();
    }

    public Lesson Lesson { get; }

    /// <summary>Adds, moves, splits and takes out cells.</summary>
    public CellEditor Editor { get; }

    public Notebook Notebook { get; }

    /// <summary>The lesson as slides, and where a presentation of them is.</summary>
    public Stage Stage { get; }

    /// <summary>What the mail servers of this lesson say and take.</summary>
    public MailWatch Mail { get; }

    /// <summary>What the kernel knows about code that is being written.</summary>
    public CodeAdvice Language { get; }

    public SaveState SaveState => copy.State;

    /// <summary>A question that waits for an answer; <c>null</c> if none does.</summary>
    public OpenQuestion? Question => runs.Question;

    /// <summary>Whether another program has written the student's copy, and nobody looks at this room or waits for what runs in it.</summary>
    public bool IsOvertaken => Changed is null && !IsRunning && copy.IsOvertaken;

    public bool IsRunning => runs.IsRunning;

    /// <summary>How often a run has ended, or the kernel: after that, other names are known.</summary>
    public int Ended => runs.EndedCount;

    /// <summary>Points that the checks have given.</summary>
    public int Earned => Notebook.Cells.Sum(cell => Progress.EarnedBy(OutputsOf(cell)));

    /// <summary>Told that something has changed; from any thread, and often.</summary>
    public event Action? Changed;

    public CellActivity? ActivityOf(NotebookCell cell) => runs.ActivityOf(cell);

    /// <summary>What a cell shows: while it runs, what it has shown so far.</summary>
    public IReadOnlyList<JsonObject> OutputsOf(NotebookCell cell) =>
        ActivityOf(cell) is CellActivity.Running { Heard: var heard } ? heard.Snapshot() : cell.Outputs;

    /// <summary>Runs cells, one after another, up to the first that fails.</summary>
    public void Run(params IEnumerable<NotebookCell> cells) => runs.Add(cells);

    /// <summary>Stops what runs, and calls off what waits.</summary>
    public void Stop() => runs.Stop();

    /// <summary>Whether a cell differs from the lesson's own.</summary>
    public bool CanReset(NotebookCell cell) => originals.Value.TryGetValue(cell.Id, out var original) && original.Source != cell.Source;

    /// <summary>Puts a cell back as the lesson has it; undo brings the student's back.</summary>
    public void Reset(NotebookCell cell)
    {
        if (CanReset(cell)) Editor.Replace((cell, originals.Value[cell.Id].Source));
    }

    /// <summary>Puts every cell of the lesson back as it was; cells of the student's own stay, and undo brings the answers back.</summary>
    public void ResetAll() => Editor.Replace([.. Notebook.Cells.Where(CanReset).Select(cell => (cell, originals.Value[cell.Id].Source))]);

    /// <summary>Ends the kernel: variables are gone, outputs stay.</summary>
    public async Task RestartAsync()
    {
        Stop();
        await kernel.RestartAsync();
        runs.Forget();
    }

    /// <summary>Runs a line of C# that is no cell's, while none runs; why it failed, or <c>null</c>.</summary>
    public async Task<string?> DoQuietlyAsync(string code)
    {
        return await kernel.DoAsync(code) switch
        {
            ExecutionReply.Answered { IsOk: true } => null,
            ExecutionReply.Answered failed => CellError.Of(failed.Content, 0).Message,
            ExecutionReply.Died died => died.Obituary,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Takes all outputs away, as an author does before a lesson is committed without them.</summary>
    public void ClearOutputs()
    {
        lock (editing)
            foreach (var cell in Notebook.Cells.Where(cell => cell.Kind is CellKind.Code))
            {
                cell.SetOutputs([]);
                cell.SetExecutionCount(null);
            }
        copy.Touch();
        runs.Forget();
    }

    /// <summary>Writes everything to disk, now.</summary>
    public void Save() => copy.Save();

    /// <summary>The copy as a file, after everything is on disk.</summary>
    public byte[] ToOctets()
    {
        Save();
        lock (editing) return Notebook.ToOctets().ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await runs.DisposeAsync();
        await kernel.DisposeAsync();
        copy.Dispose();
        await Mail.DisposeAsync();
        Directory.Delete(feed, recursive: true);
    }

    void Tell() => Changed?.Invoke();
}
