using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Workbook.Notebooks;

/// <summary>Where a fresh run printed or showed something else than the notebook has: lines marked -, + or nothing, with two lines around.</summary>
public sealed record OutputDifference(NotebookCell Cell, int Number, IReadOnlyList<string> Lines)
{
    const int Around = 2, MostLines = 40, MostCharacters = 200_000, Shared = 20;

    /// <summary>Compares each cell of a run with what the notebook holds; both sides are masked by its rules first.</summary>
    /// <exception cref="NotebookException">A rule is not a regular expression, or takes too long.</exception>
    public static IReadOnlyList<OutputDifference> Between(NotebookRun run)
    {
        var mask = new OutputMask(run.Notebook);
        try
        {
            return [.. run.Cells.Where(IsCompared).Select(cell => Of(cell, mask)).OfType<OutputDifference>()];
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new NotebookException($"{run.Notebook.Name} carries a mask that takes too long: {slow.Pattern}", slow);
        }
    }

    static bool IsCompared(CellRun run) => run.Cell.Kind is CellKind.Code && !run.Cell.Tags.Contains("nbval-ignore-output") && !run.Cell.Tags.Contains("nbval-skip");

    static OutputDifference? Of(CellRun run, OutputMask mask)
    {
        var (kept, fresh) = (mask.Apply(OutputText.Of(run.Cell.Outputs)), mask.Apply(OutputText.Of(run.Outputs)));
        return kept == fresh ? null : new(run.Cell, run.Number, Shown(InlineDiffBuilder.Diff(Cut(kept), Cut(fresh), ignoreWhiteSpace: false).Lines));
    }

    static List<string> Shown(List<DiffPiece> all)
    {
        var near = new HashSet<int>(Enumerable.Range(0, all.Count).Where(i => all[i].Type is not ChangeType.Unchanged)
            .SelectMany(i => Enumerable.Range(i - Around, (2 * Around) + 1)));
        var shown = all.Select((line, i) => (line, i)).Where(at => near.Contains(at.i)).Select(at => at.line.Type switch
        {
            ChangeType.Inserted => "+ " + at.line.Text,
            ChangeType.Deleted => "- " + at.line.Text,
            _ => "  " + at.line.Text,
        }).ToList();
        SkipWhatIsEqual(shown);
        return shown.Count <= MostLines ? shown : [.. shown[..MostLines], $"  … {shown.Count - MostLines} more lines"];
    }

    /// <summary>Where lines were exchanged, leaves out a long beginning that they share: what differs must not be cut off at the right.</summary>
    static void SkipWhatIsEqual(List<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var removed = lines.Skip(i).TakeWhile(line => line[0] is '-').Count();
            var added = lines.Skip(i + removed).TakeWhile(line => line[0] is '+').Count();
            for (var j = i; j < i + Math.Min(removed, added); j++)
            {
                var equal = lines[j][1..].AsSpan().CommonPrefixLength(lines[j + removed].AsSpan(1));
                if (equal <= 2 * Shared) continue;
                (lines[j], lines[j + removed]) = ($"- …{lines[j][(equal + 1 - Shared)..]}", $"+ …{lines[j + removed][(equal + 1 - Shared)..]}");
            }
            i += Math.Max(0, removed + added - 1);
        }
    }

    static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
