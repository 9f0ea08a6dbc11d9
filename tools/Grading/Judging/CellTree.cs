using System.Security.Cryptography;
using System.Text;
using Workbook.Session;

namespace Workbook.Grading;

/// <summary>A compiled cell after others. Whoever hands in the same answer in the same place shares it.</summary>
/// <param name="Number">Unlike that of any other.</param>
/// <param name="Name">Of its assembly: it tells the place, so that in one place an answer can stand for another.</param>
/// <param name="Cell">What was compiled.</param>
sealed record CellNode(int Number, string Name, CompiledCell Cell);

/// <summary>All cells that were compiled, each under those that it was compiled after. It forgets what was not asked for in a long time.</summary>
sealed class CellTree(CellCompiler compiler, SandboxLimits limits, string folder, int most = 400)
{
    const int LongestCell = 200_000;
    static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(20);

    readonly Dictionary<(int Previous, string Place, string Source), (Lazy<CellNode> Node, LinkedListNode<(int, string, string)> Age)> nodes = [];
    readonly LinkedList<(int, string, string)> ages = [];
    readonly Lock sync = new();
    int numbers;

    /// <summary>The cell after another one, compiled now or before.</summary>
    /// <param name="previous">The one before it.</param>
    /// <param name="place">The id of the cell, or another name for what there is at most once after those before it.</param>
    /// <param name="source">Its code.</param>
    public CellNode Next(CellNode? previous, string place, string source)
    {
        var key = (previous?.Number ?? 0, place, source);
        Lazy<CellNode> node;
        lock (sync)
        {
            if (nodes.TryGetValue(key, out var known))
                ages.Remove(known.Age);
            else
                known = (new Lazy<CellNode>(() => Compile(previous, place, source)), new LinkedListNode<(int, string, string)>(key));
            ages.AddFirst(known.Age);
            nodes[key] = known;
            Forget();
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

    CellNode Compile(CellNode? previous, string place, string source)
    {
        using var limit = new CancellationTokenSource(CompileLimit);
        var name = $"cell-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous?.Name}\n{place}")))[..20]}";
        return new CellNode(Interlocked.Increment(ref numbers), name, Compiled());

        CompiledCell Compiled()
        {
            if (source.Length > LongestCell)
                return CompiledCell.Refused($"The cell has {source.Length} characters: {LongestCell} are allowed.");
            try
            {
                var cell = compiler.Compile(source, Path.Combine(folder, place), name, previous?.Cell, limit.Token);
                return cell.Assembly.Length <= limits.Answer ? cell : CompiledCell.Refused("The compiled cell is too large.");
            }
            catch (OperationCanceledException)
            {
                return CompiledCell.Refused($"The compiler had not finished after {CompileLimit.TotalSeconds:0} seconds.");
            }
        }
    }
}
