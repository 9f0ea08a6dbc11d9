using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>Brings a newer version of a lesson into a student's copy, cell by cell.</summary>
/// <remarks>
/// A cell that is still as the lesson had it is renewed, whatever it holds; one that the student has written into stays as it is, unless it is locked, as checks are.
/// Cells of the student's own stay, and what the student has taken out stays out, unless it must not be taken out.
/// </remarks>
static class LessonMerge
{
    /// <summary>Whether there was something to bring.</summary>
    /// <param name="copy">The student's copy; it is changed.</param>
    /// <param name="taken">The lesson as the copy last took it in; <c>null</c> if that is not known, and then every cell may be the student's.</param>
    /// <param name="lesson">The lesson as it is now.</param>
    public static bool Into(Notebook copy, Notebook? taken, Notebook lesson)
    {
        var (own, before) = (copy.Cells.ToDictionary(cell => cell.Id), (taken?.Cells ?? []).ToDictionary(cell => cell.Id));
        var (changed, place) = (false, 0);
        foreach (var cell in lesson.Cells)
        {
            if (own.TryGetValue(cell.Id, out var here))
            {
                place = IndexOf(copy, here) + 1;
                changed |= Renew(here, before.GetValueOrDefault(cell.Id), cell);
            }
            else if (!before.ContainsKey(cell.Id) || cell.Metadata["deletable"].AsFlag() is false)
            {
                copy.Insert(place++, cell.Kind, cell.Source, cell.Metadata, cell.Id);
                changed = true;
            }
        }
        return changed;
    }

    static bool Renew(NotebookCell here, NotebookCell? before, NotebookCell now)
    {
        if (here.Kind != now.Kind || here.Source == now.Source) return false;
        var isUntouched = here.Source == before?.Source;
        if (!isUntouched && now.Grading is not { IsLocked: true }) return false;
        here.SetSource(now.Source);
        return true;
    }

    static int IndexOf(Notebook notebook, NotebookCell cell)
    {
        for (var place = 0; ; place++)
            if (notebook.Cells[place] == cell) return place;
    }
}
