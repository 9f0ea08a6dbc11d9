using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>A lesson as students get it: stubs without outputs, and a checksum in every cell that is marked.</summary>
static class StudentNotebook
{
    /// <summary>What the code of every stub ends with.</summary>
    public const string StillToDo = "throw new NotImplementedException();";

    /// <exception cref="ReleaseException">A cell that should hold a stub holds something else.</exception>
    public static byte[] Of(Notebook lesson)
    {
        foreach (var cell in lesson.Cells)
        {
            if (cell.Metadata is not { } metadata || metadata["nbgrader"] is not JsonObject grading) continue;
            if ((bool?)grading["solution"] is true && cell.Kind is CellKind.Code) Empty(lesson, cell);
            grading["checksum"] = CellChecksum.Of(cell);
            grading["cell_type"] = cell.Kind.ToString().ToLowerInvariant();
            cell.SetMetadata(metadata);
        }
        return lesson.ToOctets().ToArray();
    }

    static void Empty(Notebook lesson, NotebookCell cell)
    {
        if (!cell.Source.Contains(StillToDo, StringComparison.Ordinal))
            throw new ReleaseException($"{lesson.Name}, cell {cell.Id}, does not say `{StillToDo}`: it holds an answer, and students would get it. Put the stub back.");
        cell.SetExecutionCount(null);
        cell.SetOutputs([]);
    }
}
