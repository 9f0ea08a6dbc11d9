using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>Changes to a notebook's cells, each of which can be taken back, and that again.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="editing">Held while it changes.</param>
/// <param name="isAuthor">Whether everything may be changed, by whoever writes the lesson.</param>
/// <param name="changed">Told of each change.</param>
public sealed class CellEditor(Notebook notebook, Lock editing, bool isAuthor, Action changed)
{
    readonly CellChanges changes = new(notebook);
    readonly Stack<CellChange> undo = new(), redo = new();
    readonly Dictionary<string, int> typed = [];   // the newest text of each editor

    /// <summary>Whether everything may be changed.</summary>
    public bool IsAuthor => isAuthor;

    /// <summary>Whether the cell's text is the student's to change.</summary>
    public bool CanEdit(NotebookCell cell) => isAuthor || (cell.Metadata["editable"].AsFlag() is not false && cell.Grading is not { IsLocked: true });

    /// <summary>Whether the cell may be taken out: not if it is the lesson's own and must stay (<c>deletable: false</c>).</summary>
    public bool CanRemove(NotebookCell cell) => isAuthor || cell.Metadata["deletable"].AsFlag() is not false;

    /// <summary>Where a cell is.</summary>
    public int PlaceOf(NotebookCell cell) => changes.PlaceOf(cell);

    /// <summary>Notes what is being typed: the editor itself takes that back. What a closing tab says last goes a way of its own, and what it said before may come after it: that is too late.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="source">Its text.</param>
    /// <param name="editor">The editor in the page that says so.</param>
    /// <param name="order">How many texts it has sent before.</param>
    public void Type(NotebookCell cell, string source, string editor, int order)
    {
        lock (editing)
        {
            if (typed.TryGetValue(editor, out var newest) && order < newest) return;
            typed[editor] = order;
            cell.SetSource(source);
        }
        changed();
    }

    /// <summary>An editor is gone, and will say no more.</summary>
    public void Forget(string editor)
    {
        lock (editing) typed.Remove(editor);
    }

    /// <summary>Exchanges the texts of cells, as one change.</summary>
    public void Replace(params IReadOnlyList<(NotebookCell Cell, string Source)> texts) =>
        Make(() => CellChanges.All([.. texts.Select(text => CellChanges.Write(text.Cell, text.Source))]));

    /// <summary>Puts an empty cell, or one with this text, at a place.</summary>
    public NotebookCell Insert(int place, CellKind kind, string source = "")
    {
        NotebookCell cell;
        lock (editing)
        {
            cell = notebook.Insert(Math.Clamp(place, 0, notebook.Cells.Count), kind, source);
            Remember(changes.TakeOut(cell));
        }
        changed();
        return cell;
    }

    /// <summary>Takes a cell out, if it may be, and has not been already: two tabs may ask for the same.</summary>
    public bool Remove(NotebookCell cell) => CanRemove(cell) && Make(() => IsHere(cell) ? changes.TakeOut(cell) : null);

    /// <summary>Exchanges what is noted about a cell: its part in an exercise, its place among slides, its tags.</summary>
    public void SetMetadata(NotebookCell cell, System.Text.Json.Nodes.JsonObject metadata) => Make(() => CellChanges.Describe(cell, metadata));

    /// <summary>Moves a cell so many places down; up where it is less than zero.</summary>
    public bool Move(NotebookCell cell, int by) => Make(() =>
        Math.Clamp(PlaceOf(cell) + by, 0, notebook.Cells.Count - 1) is var place && place == PlaceOf(cell) ? null : changes.Move(cell, place));

    /// <summary>Divides a cell in two, of which the second one is new; whether its text may be changed.</summary>
    public bool Split(NotebookCell cell, int at)
    {
        lock (editing)
        {
            if (!CanEdit(cell) || !IsHere(cell)) return false;
            var whole = cell.Source;
            at = Math.Clamp(at, 0, whole.Length);
            var rest = notebook.Insert(PlaceOf(cell) + 1, cell.Kind, whole[at..].TrimStart('\r', '\n'));
            cell.SetSource(whole[..at].TrimEnd('\r', '\n'));
            Remember(CellChanges.All(changes.TakeOut(rest), CellChanges.Write(cell, whole)));
        }
        changed();
        return true;
    }

    /// <summary>Joins a cell with the one below it, if both are of one kind and that one may go.</summary>
    public bool MergeBelow(NotebookCell cell) => Make(() =>
        notebook.Cells.ElementAtOrDefault(PlaceOf(cell) + 1) is { } below && below.Kind == cell.Kind && CanRemove(below) && CanEdit(cell)
            ? CellChanges.All(CellChanges.Write(cell, $"{cell.Source}\n{below.Source}"), changes.TakeOut(below))
            : null);

    /// <summary>Makes a cell of another kind of it, with the same text.</summary>
    public NotebookCell ChangeKind(NotebookCell cell, CellKind kind)
    {
        NotebookCell other;
        lock (editing)
        {
            if (cell.Kind == kind || !CanRemove(cell) || !IsHere(cell)) return cell;
            var place = PlaceOf(cell);
            notebook.Remove(cell);
            other = notebook.Insert(place, kind, cell.Source, id: cell.Id);
            Remember(CellChanges.All(changes.TakeOut(other), changes.PutIn(cell, place)));
        }
        changed();
        return other;
    }

    /// <summary>Takes the last change back; whether there was one.</summary>
    public bool Undo() => Swap(undo, redo);

    /// <summary>Makes again what was last taken back; whether there was something.</summary>
    public bool Redo() => Swap(redo, undo);

    bool IsHere(NotebookCell cell) => notebook.Cells.Contains(cell);

    bool Make(Func<CellChange?> wanted)
    {
        lock (editing)
        {
            if (wanted() is not { } change) return false;
            Remember(change());
        }
        changed();
        return true;
    }

    void Remember(CellChange back)
    {
        undo.Push(back);
        redo.Clear();
    }

    bool Swap(Stack<CellChange> from, Stack<CellChange> to)
    {
        lock (editing)
        {
            if (!from.TryPop(out var change)) return false;
            to.Push(change());
        }
        changed();
        return true;
    }
}
