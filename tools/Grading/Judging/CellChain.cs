using Workbook.Session;

namespace Workbook.Grading;

/// <summary>
/// Cells compiled one after another, student's among them. Where a student's cell offers just what the released one does, what comes after it is
/// compiled after the released one, and so once for all students: the names in the compiled code are the same.
/// </summary>
sealed class CellChain(CellTree tree, Func<string, CellNames> namesOf)
{
    readonly HashSet<string> additions = [];
    readonly List<CellNode> nodes = [];
    CellNode? released;
    bool isAsReleased = true;

    public IReadOnlyList<CellNode> Nodes => nodes;

    /// <summary>Adds a cell of the notebook.</summary>
    /// <param name="cell">As it is to be run.</param>
    /// <param name="original">As it was released.</param>
    /// <exception cref="StudentCodeException">It does not compile.</exception>
    public void Add(ReleasedCell cell, ReleasedCell original)
    {
        isAsReleased &= !additions.Overlaps(namesOf(cell.Source).Mentioned);
        var node = tree.Next(Before, cell.Id, cell.Source);
        if (isAsReleased)
        {
            released = cell.Source == original.Source ? node : tree.Next(released, original.Id, original.Source);
            isAsReleased = node == released || CanStandFor(cell, node, original);
        }
        nodes.Add(Compiled(node, cell.Id));
    }

    /// <summary>What runs after all the cells, and before which nothing else does.</summary>
    /// <exception cref="StudentCodeException">It does not compile.</exception>
    public CellNode Last(string source, string name)
    {
        isAsReleased &= !additions.Overlaps(namesOf(source).Mentioned);
        return Compiled(tree.Next(Before, source, source), name);
    }

    CellNode? Before => isAsReleased ? released : nodes.LastOrDefault();

    bool CanStandFor(ReleasedCell cell, CellNode node, ReleasedCell original)
    {
        var (names, given) = (namesOf(cell.Source), namesOf(original.Source));
        additions.UnionWith(names.Declared.Except(given.Declared));
        return !names.IsForAll && node.Cell.HasShapeOf(released!.Cell);
    }

    static CellNode Compiled(CellNode node, string name) => node.Cell.Errors is [var error, ..]
        ? throw new StudentCodeException("NotCompiled", $"{name} does not compile: line {error.Line}: {error.Id}: {error.Message}")
        : node;
}
