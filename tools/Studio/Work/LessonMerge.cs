using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>Brings a newer version of a lesson into a student's copy, cell by cell.</summary>
/// <remarks>Prose, checks and locked cells are the lesson's: they are renewed. Everything that a student may have written into stays as it is, and so do cells of their own.</remarks>
static class LessonMerge
{
    /// <summary>Whether there was something to bring.</summary>
    public static bool Into(Notebook copy, Notebook lesson)
    {
        var changed = false;
        var own = copy.Cells.ToDictionary(cell => cell.Id);
        var place = 0;
        foreach (var cell in lesson.Cells)
        {
            if (!own.TryGetValue(cell.Id, out var here))
            {
                var added = copy.Insert(place, cell.Kind, cell.Source, cell.Metadata, cell.Id);
                (place, changed) = (place + 1, true);
                continue;
            }
            place = IndexOf(copy, here) + 1;
            if (here.Kind != cell.Kind || here.Source == cell.Source || !IsLessons(cell)) continue;
            here.SetSource(cell.Source);
            changed = true;
        }
        return changed;
    }

    static bool IsLessons(NotebookCell cell) => cell.Kind is not CellKind.Code || cell.Grading is { IsLocked: true };

    static int IndexOf(Notebook notebook, NotebookCell cell)
    {
        for (var place = 0; ; place++)
            if (notebook.Cells[place] == cell) return place;
    }
}
