using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>Which cell of a submission is which of the lesson's.</summary>
sealed class CellMatcher(LessonOutline lesson, IReadOnlyList<SubmittedCell> cells)
{
    readonly HashSet<string> gradeIds = lesson.Cells.Select(cell => cell.GradeId).OfType<string>().ToHashSet(StringComparer.Ordinal);
    readonly HashSet<string> ids = lesson.Cells.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
    readonly HashSet<SubmittedCell> taken = [];

    /// <summary>The cells that carry the name of one of the lesson's; copies carry it too.</summary>
    public IReadOnlyList<SubmittedCell> Named(OutlineCell wanted) => [.. cells.Where(cell => cell.GradeId is not null && cell.GradeId == wanted.GradeId)];

    public SubmittedCell? ById(OutlineCell wanted) => cells.FirstOrDefault(cell => cell.GradeId is null && cell.Id == wanted.Id);

    /// <summary>A cell without a name that declares what the released one does: the last one, as in a notebook that is run from top to bottom.</summary>
    public SubmittedCell? Declaring(OutlineCell stub) => stub.Declares.Names.Count is 0 ? null
        : Taken(cells.LastOrDefault(cell => IsOwn(cell) && stub.Declares.Names.IsSubsetOf(CodeOf(cell).Names)));

    /// <summary>A nameless cell of code between those that stand before and behind the released one.</summary>
    public SubmittedCell? InPlace(OutlineExercise exercise)
    {
        var at = lesson.Cells.Index().First(cell => cell.Item == exercise.Stub).Index;
        var (before, behind) = (At(at - 1), At(at + 1));
        return Taken(cells.FirstOrDefault(cell => cell.Kind is CellKind.Code && IsOwn(cell)
            && (Is(cell.Index - 1, before) || Is(cell.Index + 1, behind)) && (before is null || behind is null || Is(cell.Index - 1, before) == Is(cell.Index + 1, behind))));

        OutlineCell? At(int index) => index >= 0 && index < lesson.Cells.Count ? lesson.Cells[index] : null;
        bool Is(int index, OutlineCell? released) => released is not null && cells.FirstOrDefault(cell => cell.Index == index) is { } cell
            && (cell.GradeId is not null && cell.GradeId == released.GradeId || cell.Id == released.Id || CellSource.Same(cell.Source, released.Source));
    }

    /// <summary>Whether the student has added it: it has neither a name nor an id nor a text of the lesson's.</summary>
    public bool IsOwn(SubmittedCell cell) => !taken.Contains(cell) && (cell.GradeId is null || !gradeIds.Contains(cell.GradeId))
        && (cell.Id is null || !ids.Contains(cell.Id)) && !lesson.Sources.Contains(cell.Source);

    public void Take(SubmittedCell cell) => taken.Add(cell);

    /// <summary>The student's own cells whose declarations an answer needs, directly or by way of others, in their order.</summary>
    public IReadOnlyList<SubmittedCell> OwnCellsFor(string answer, LessonOutline outline)
    {
        var needed = new List<SubmittedCell>();
        var own = cells.Where(cell => cell.Kind is CellKind.Code && IsOwn(cell) && cell.Declares is { IsWhole: true, Names.Count: > 0 }).ToList();
        if (own is []) return needed;
        var declared = CellDeclarations.Of(answer);
        var (used, known) = (new HashSet<string>(declared.Used), new HashSet<string>(declared.Names.Concat(outline.Cells.SelectMany(cell => cell.Declares.Names))));
        while (own.FindLast(cell => cell.Declares.Names.Overlaps(used) && !cell.Declares.Names.Overlaps(known)) is { } cell)
        {
            own.Remove(cell);
            needed.Add(cell);
            used.UnionWith(cell.Declares.Used);
            known.UnionWith(cell.Declares.Names);
        }
        return [.. needed.OrderBy(cell => cell.Index)];
    }

    // Prose may be code that was retyped.
    static CellDeclarations CodeOf(SubmittedCell cell) => cell.Kind is CellKind.Code || cell.Source.Contains('{', StringComparison.Ordinal) ? cell.Declares : CellDeclarations.None;

    SubmittedCell? Taken(SubmittedCell? cell)
    {
        if (cell is not null) taken.Add(cell);
        return cell;
    }
}
