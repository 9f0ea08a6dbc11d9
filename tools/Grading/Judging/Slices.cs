using Workbook.Session;

namespace Workbook.Grading;

/// <summary>
/// Finds the cells without which another cannot run: those that declare what it mentions or change it, and so on. All else is left out, so an
/// endless loop harms only those that need it, and the many cells that only show something cost nothing.
/// </summary>
sealed class Slices(IReadOnlyList<ReleasedCell> cells, Func<string, CellNames> namesOf)
{
    readonly CellNames[] names = [.. cells.Select(cell => namesOf(cell.Source))];

    /// <summary>A cell with what it needs, and with what these names need besides, in the notebook's order.</summary>
    /// <param name="id">The cell.</param>
    /// <param name="mentioned">Names that something else will need.</param>
    /// <param name="withUsings">Whether the directives in other answers count, too.</param>
    public IReadOnlyList<ReleasedCell> Of(string id, IEnumerable<string> mentioned, bool withUsings = false)
    {
        var target = cells.Index().First(cell => cell.Item.Id == id).Index;
        var needed = new SortedSet<int>();
        var waiting = new Stack<int>();
        Need([target]);
        foreach (var name in mentioned)
            Need(Makers(name, before: IsDeclaredBefore(target + 1, name) ? target + 1 : cells.Count));
        while (waiting.TryPop(out var cell))
        {
            foreach (var name in names[cell].Mentioned)
                Need(Makers(name, before: cell));
        }
        // Of a cell of which only the directives are needed, nothing else is run: it may have its own needs, and fail for them.
        // The cell that loads the lesson is run whole: what it sets up (an encoding, a culture) nobody mentions by a name.
        return [.. Enumerable.Range(0, cells.Count).Select(Part).OfType<ReleasedCell>()];

        ReleasedCell? Part(int cell) => needed.Contains(cell) ? cells[cell]
            : cell < target && names[cell].IsForAll && (withUsings || !cells[cell].IsSolution) ? LoadsTheLesson(cells[cell]) ? cells[cell] : cells[cell] with { Source = names[cell].Directives } : null;

        void Need(IEnumerable<int> these)
        {
            foreach (var cell in these.Where(needed.Add))
                waiting.Push(cell);
        }
    }

    static bool LoadsTheLesson(ReleasedCell cell) => !cell.IsSolution && cell.Source.StartsWith("#r ", StringComparison.Ordinal);

    /// <summary>Whether a cell of the notebook declares this name.</summary>
    public bool Declares(string name) => IsDeclaredBefore(cells.Count, name);

    bool IsDeclaredBefore(int cell, string name) => names.Take(cell).Any(earlier => earlier.Declared.Contains(name));

    // What a student does beside answering, to try the answer out, is nothing that others need.
    IEnumerable<int> Makers(string name, int before)
    {
        var isDeclared = false;
        for (var cell = 0; cell < before; cell++)
        {
            isDeclared |= names[cell].Declared.Contains(name);
            if (names[cell].Declared.Contains(name) || isDeclared && !cells[cell].IsSolution && names[cell].Touched.Contains(name))
                yield return cell;
        }
    }
}
