namespace Workbook.Grading;

/// <summary>Several cells that carry the name of one: copies of each other, or the pieces of one that was cut.</summary>
sealed class CellCopies(OutlineExercise exercise, IReadOnlyList<SubmittedCell> cells, List<Repair> repairs)
{
    /// <summary>The pieces together; or of copies the one in the original's place, the first, as nbgrader does it.</summary>
    public string Chosen()
    {
        var written = cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Source)).ToList();
        if (written is []) return "";
        if (written is [var only]) return Told(only.Source, "only one of them holds something, which was marked.");
        if (ArePieces(written)) return Together(written);
        // A copy that was taken to keep the released text safe, and the answer below it.
        var changed = written.Where(cell => !CellSource.Same(cell.Source, exercise.Stub.Source)).ToList();
        return changed is [var answer]
            ? Told(answer.Source, "the one that was changed was marked.")
            : Told((changed is [] ? written : changed)[0].Source, "the first was marked, which stands where the original stood.");
    }

    // Either a piece is no whole piece of code, or what the cell has to declare is in one of them alone.
    bool ArePieces(List<SubmittedCell> written)
    {
        if (!CellDeclarations.Of(Joined(written)).IsWhole) return false;
        if (written.Exists(cell => !cell.Declares.IsWhole)) return true;
        var wanted = exercise.Stub.Declares.Names;
        return wanted.Count > 0 && wanted.All(name => written.Count(cell => cell.Declares.Names.Contains(name)) is 1)
            && !written.Exists(cell => CellSource.Same(cell.Source, exercise.Stub.Source));
    }

    string Together(List<SubmittedCell> written)
    {
        repairs.Add(new(exercise.Id, $"The answer had been cut into {written.Count} cells. They were put together again."));
        return Joined(written);
    }

    string Told(string source, string which)
    {
        repairs.Add(new(exercise.Id, $"The answer's cell was there {(cells.Count is 2 ? "twice" : $"{cells.Count} times")}; {which}"));
        return source;
    }

    static string Joined(IEnumerable<SubmittedCell> pieces) => string.Join('\n', pieces.Select(piece => piece.Source));
}
