using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>Changes to a notebook's cells, each of which can be undone.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="editing">Held while it changes.</param>
/// <param name="isAuthor">Whether everything may be changed, by whoever writes the lesson.</param>
/// <param name="changed">Told of each change.</param>
public sealed class CellEditor(Notebook notebook, Lock editing, bool isAuthor, Action changed)
{
    readonly Stack<Action> undo = new();

    public bool CanUndo => undo.Count > 0;

    public void SetSource(NotebookCell cell, string source)
    {
        lock (editing) cell.SetSource(source);
        changed();
    }

    /// <summary>Exchanges a cell's text as a whole; unlike what is typed, this can be undone here.</summary>
    public void Replace(NotebookCell cell, string source)
    {
        lock (editing)
        {
            var before = cell.Source;
            cell.SetSource(source);
            undo.Push(() => cell.SetSource(before));
        }
        changed();
    }

    /// <summary>Puts an empty cell, or one with this text, at a place.</summary>
    public NotebookCell Insert(int place, CellKind kind, string source = "")
    {
        NotebookCell cell;
        lock (editing)
        {
            cell = notebook.Insert(Math.Clamp(place, 0, notebook.Cells.Count), kind, source);
            undo.Push(() => notebook.Remove(cell));
        }
        changed();
        return cell;
    }

    /// <summary>Takes a cell out, unless it is the lesson's own and must stay (<c>deletable: false</c>).</summary>
    public bool Remove(NotebookCell cell)
    {
        lock (editing)
        {
            if (!CanRemove(cell)) return false;
            var place = PlaceOf(cell);
            notebook.Remove(cell);
            undo.Push(() => notebook.Restore(place, cell));
        }
        changed();
        return true;
    }

    public bool CanRemove(NotebookCell cell) => isAuthor || (bool?)cell.Metadata["deletable"] is not false;

    /// <summary>Whether the cell's text is the student's to change.</summary>
    public bool CanEdit(NotebookCell cell) => isAuthor || ((bool?)cell.Metadata["editable"] is not false && cell.Grading is not { IsLocked: true });

    /// <summary>Whether everything may be changed.</summary>
    public bool IsAuthor => isAuthor;

    /// <summary>Exchanges what is noted about a cell: its part in an exercise, its place among slides, its tags.</summary>
    public void SetMetadata(NotebookCell cell, System.Text.Json.Nodes.JsonObject metadata)
    {
        lock (editing)
        {
            var before = cell.Metadata;
            cell.SetMetadata(metadata);
            undo.Push(() => cell.SetMetadata(before));
        }
        changed();
    }

    public void Move(NotebookCell cell, int by)
    {
        lock (editing)
        {
            var place = PlaceOf(cell);
            var other = Math.Clamp(place + by, 0, notebook.Cells.Count - 1);
            if (other == place) return;
            notebook.Move(cell, other);
            undo.Push(() => notebook.Move(cell, place));
        }
        changed();
    }

    /// <summary>Divides a cell in two; the second one is new.</summary>
    public NotebookCell Split(NotebookCell cell, int at)
    {
        NotebookCell rest;
        lock (editing)
        {
            var whole = cell.Source;
            at = Math.Clamp(at, 0, whole.Length);
            rest = notebook.Insert(PlaceOf(cell) + 1, cell.Kind, whole[at..].TrimStart('\r', '\n'));
            cell.SetSource(whole[..at].TrimEnd('\r', '\n'));
            undo.Push(() => { notebook.Remove(rest); cell.SetSource(whole); });
        }
        changed();
        return rest;
    }

    /// <summary>Joins a cell with the one below it, if both are of one kind and that one may go.</summary>
    public bool MergeBelow(NotebookCell cell)
    {
        lock (editing)
        {
            var place = PlaceOf(cell);
            if (place + 1 >= notebook.Cells.Count) return false;
            var below = notebook.Cells[place + 1];
            if (below.Kind != cell.Kind || !CanRemove(below)) return false;
            var before = cell.Source;
            cell.SetSource($"{before}\n{below.Source}");
            notebook.Remove(below);
            undo.Push(() => { cell.SetSource(before); notebook.Restore(place + 1, below); });
        }
        changed();
        return true;
    }

    /// <summary>Makes a cell of another kind of it, with the same text.</summary>
    public NotebookCell ChangeKind(NotebookCell cell, CellKind kind)
    {
        NotebookCell other;
        lock (editing)
        {
            if (cell.Kind == kind || !CanRemove(cell)) return cell;
            var place = PlaceOf(cell);
            notebook.Remove(cell);
            other = notebook.Insert(place, kind, cell.Source, id: cell.Id);
            undo.Push(() => { notebook.Remove(other); notebook.Restore(place, cell); });
        }
        changed();
        return other;
    }

    /// <summary>Takes the last change of the cells back.</summary>
    public void Undo()
    {
        lock (editing)
            if (undo.TryPop(out var back)) back();
        changed();
    }

    public int PlaceOf(NotebookCell cell) => notebook.Cells.TakeWhile(other => other != cell).Count();
}
