using Workbook.Session;

namespace Workbook.Grading;

/// <summary>A compiled cell after others. Whoever hands in the same answers after the same cells shares it.</summary>
sealed record CellNode(int Number, CompiledCell Cell, CellNode? Previous);

/// <summary>All chains of cells that were compiled, as a tree, in which chains that begin alike are one. It forgets what was not asked for in a long time.</summary>
sealed class CellTree(CellCompiler compiler, SandboxLimits limits, int most = 600)
{
    const int LongestCell = 200_000;
    static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(20);

    readonly Dictionary<(int Previous, string Source), (Lazy<CellNode> Node, LinkedListNode<(int, string)> Age)> nodes = [];
    readonly LinkedList<(int, string)> ages = [];
    readonly Lock sync = new();
    int numbers;

    /// <summary>The cell after another one, compiled now or before.</summary>
    public CellNode Next(CellNode? previous, string source, string place)
    {
        var key = (previous?.Number ?? 0, source);
        Lazy<CellNode> node;
        lock (sync)
        {
            if (!nodes.TryGetValue(key, out var known))
            {
                known = (new Lazy<CellNode>(() => Compile(previous, source, place)), ages.AddFirst(key));
                nodes[key] = known;
                Forget();
            }
            else
            {
                ages.Remove(known.Age);
                ages.AddFirst(known.Age);
            }
            node = known.Node;
        }
        return node.Value;
    }

    void Forget()
    {
        while (nodes.Count > most && ages.Last is { } oldest)
        {
            nodes.Remove(oldest.Value);
            ages.RemoveLast();
        }
    }

    CellNode Compile(CellNode? previous, string source, string place)
    {
        using var limit = new CancellationTokenSource(CompileLimit);
        var number = Interlocked.Increment(ref numbers);
        if (source.Length > LongestCell)
            return new CellNode(number, CompiledCell.Refused($"The cell has {source.Length} characters: {LongestCell} are allowed."), previous);
        try
        {
            var cell = compiler.Compile(source, place, previous?.Cell, limit.Token);
            return new CellNode(number, cell.Assembly.Length <= limits.Answer ? cell : CompiledCell.Refused("The compiled cell is too large."), previous);
        }
        catch (OperationCanceledException)
        {
            return new CellNode(number, CompiledCell.Refused($"The compiler had not finished after {CompileLimit.TotalSeconds:0} seconds."), previous);
        }
    }
}
