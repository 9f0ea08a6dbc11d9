using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>A change of a notebook: makes it, and gives the one that takes it back, with everything that was written meanwhile.</summary>
delegate CellChange CellChange();

/// <summary>The changes that there are.</summary>
/// <param name="notebook">What they change.</param>
sealed class CellChanges(Notebook notebook)
{
    public CellChange PutIn(NotebookCell cell, int place) => () =>
    {
        notebook.Restore(place, cell);
        return TakeOut(cell);
    };

    public CellChange TakeOut(NotebookCell cell) => () =>
    {
        var place = PlaceOf(cell);
        notebook.Remove(cell);
        return PutIn(cell, place);
    };

    public static CellChange Write(NotebookCell cell, string source) => () =>
    {
        var before = cell.Source;
        cell.SetSource(source);
        return Write(cell, before);
    };

    public static CellChange Describe(NotebookCell cell, System.Text.Json.Nodes.JsonObject metadata) => () =>
    {
        var before = cell.Metadata;
        cell.SetMetadata(metadata);
        return Describe(cell, before);
    };

    public CellChange Move(NotebookCell cell, int place) => () =>
    {
        var before = PlaceOf(cell);
        notebook.Move(cell, place);
        return Move(cell, before);
    };

    /// <summary>Several changes as one, made in this order and taken back in the other.</summary>
    public static CellChange All(params IReadOnlyList<CellChange> changes) => () => All([.. changes.Select(change => change()).ToList().AsEnumerable().Reverse()]);

    /// <summary>Where a cell is; the number of cells if it is nowhere.</summary>
    public int PlaceOf(NotebookCell cell) => notebook.Cells.TakeWhile(other => other != cell).Count();
}
