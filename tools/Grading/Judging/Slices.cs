using Workbook.Session;

namespace Workbook.Grading;

/// <summary>
/// Finds the cells without which another cannot run: those that declare what it mentions, and so on. All else is left out, so an endless loop
/// harms only those that need it, and the many cells that only show something cost nothing.
/// </summary>
sealed class Slices(IReadOnlyList<ReleasedCell> cells, Func<string, CellNames> namesOf)
{
    readonly CellNames[] names = [.. cells.Select(cell => namesOf(cell.Source))];

    /// <summary>A cell with what it needs, in the notebook's order, and with what these names need besides.</summary>
    public IReadOnlyList<ReleasedCell> Of(string id, IEnumerable<string> mentioned)
    {
        var needed = new SortedSet<int>();
        var waiting = new Stack<int>();
        Need(IndexOf(id));
        foreach (var name in mentioned)
            NeedDeclarations(name, cells.Count, beyond: needed.Count > 0 ? needed.Max : 0);
        for (var i = 0; i < cells.Count; i++)
        {
            if (names[i].IsForAll && i <= needed.Max)
                Need(i);
        }
        while (waiting.TryPop(out var cell))
        {
            foreach (var name in names[cell].Mentioned)
                NeedDeclarations(name, cell, beyond: cell);
        }
        return [.. needed.Select(i => cells[i])];

        void Need(int cell)
        {
            if (needed.Add(cell))
                waiting.Push(cell);
        }

        void NeedDeclarations(string name, int before, int beyond)
        {
            for (var i = 0; i < before; i++)
            {
                if (names[i].Declared.Contains(name) && (i <= beyond || !IsDeclaredUpTo(name, beyond)))
                    Need(i);
            }
        }
    }

    /// <summary>Whether a cell of the notebook declares this name.</summary>
    public bool Declares(string name) => names.Any(cell => cell.Declared.Contains(name));

    bool IsDeclaredUpTo(string name, int last) => names.Take(last + 1).Any(cell => cell.Declared.Contains(name));

    int IndexOf(string id) => cells.Index().First(cell => cell.Item.Id == id).Index;
}
