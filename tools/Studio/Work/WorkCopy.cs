using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>
/// The student's copy of a lesson on disk. The original is never written; the copy is written whole or not at all, within two seconds of a change,
/// and never over what another program has written meanwhile: that stays, and ours goes beside it.
/// </summary>
public sealed class WorkCopy : IDisposable
{
    /// <summary>How long changes may gather before they are written.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    readonly string opened;
    string path;
    readonly Func<ReadOnlyMemory<byte>> octets;
    readonly Timer timer;
    readonly Lock writing = new();
    ReadOnlyMemory<byte> onDisk;
    bool changed;

    WorkCopy(string path, Func<ReadOnlyMemory<byte>> octets, ReadOnlyMemory<byte> onDisk)
    {
        (opened, this.path, this.octets, this.onDisk) = (path, path, octets, onDisk);
        timer = new(_ => Save());
    }

    /// <summary>Whether everything is on disk, and if not, why.</summary>
    public SaveState State { get; private set; } = new SaveState.Saved();

    /// <summary>Whether another program has written what was opened here.</summary>
    public bool IsOvertaken { get { lock (writing) return path != opened || IsAnothers; } }

    /// <summary>Told when <see cref="State"/> has changed; from any thread.</summary>
    public event Action? StateChanged;

    /// <summary>Opens the copy, or makes it of the lesson; what is new in the lesson comes into an older copy, cell by cell, and never over the student's code.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="path">The copy's path.</param>
    /// <param name="editing">Held by whoever changes the notebook: what is written is a moment's whole.</param>
    /// <exception cref="NotebookException">The copy, or the lesson, is not a notebook.</exception>
    public static (WorkCopy Copy, Notebook Notebook) Open(Lesson lesson, string path, Lock editing)
    {
        var newest = Notebook.Read(lesson.Original);
        var isOwn = Path.GetFullPath(path) != Path.GetFullPath(lesson.Original);
        if (isOwn && !File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            newest.Save(path);
        }
        var notebook = Notebook.Read(path);
        var copy = new WorkCopy(path, () => { lock (editing) return notebook.ToOctets(); }, notebook.ToOctets());
        if (isOwn) copy.Take(newest, notebook);
        return (copy, notebook);
    }

    void Take(Notebook lesson, Notebook notebook)
    {
        var taken = new TakenLesson(path);
        if (LessonMerge.Into(notebook, taken.ReadOrNull(), lesson))
        {
            Touch();
            Save();
        }
        if (State is SaveState.Saved) taken.Note(lesson);
    }

    /// <summary>Notes a change: it will be on disk soon.</summary>
    public void Touch()
    {
        lock (writing)
        {
            if (changed) return;
            changed = true;
            Tell(new SaveState.Unsaved());
            timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what has changed, now.</summary>
    public void Save()
    {
        lock (writing)
        {
            if (!changed) return;
            changed = false;
            try
            {
                var now = octets();
                Tell(Write(now));
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                changed = true;   // nothing is given up: it is tried again, and the page says so until it works
                Tell(new SaveState.Failed($"The disk does not take your work: {refused.Message} It is tried again."));
                timer.Change(Pause * 3, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        Save();
        timer.Dispose();
    }

    bool IsAnothers => File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(onDisk.Span);

    SaveState Write(ReadOnlyMemory<byte> now)
    {
        if (IsAnothers)
        {
            var (theirs, ours) = (Path.GetFileName(path), FreeNameBeside());
            WholeFile.Write(ours, now.Span);
            (path, onDisk) = (ours, now.ToArray());   // from now on the work is there
            return new SaveState.Failed($"Another program has changed {theirs}, so what you have here is kept in {Path.GetFileName(ours)}. Reload the page to see the other one.");
        }
        WholeFile.Write(path, now.Span);
        onDisk = now.ToArray();
        return new SaveState.Saved();
    }

    string FreeNameBeside()
    {
        for (var number = 2; ; number++)
            if (Path.ChangeExtension(path, null) + $"-{number}.ipynb" is var name && !File.Exists(name)) return name;
    }

    void Tell(SaveState state)
    {
        State = state;
        StateChanged?.Invoke();
    }
}
