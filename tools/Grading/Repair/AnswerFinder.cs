using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>
/// Takes the answers out of a notebook that a student had for weeks: cells were copied, cut in two, retyped, deleted, their metadata lost.
/// The rest of the notebook does not matter, since the answers are marked in the released one.
/// </summary>
public sealed class AnswerFinder
{
    readonly LessonOutline lesson;
    readonly SubmittedNotebook notebook;
    readonly CellMatcher matcher;
    readonly List<Repair> repairs;

    AnswerFinder(LessonOutline lesson, SubmittedNotebook notebook) =>
        (this.lesson, this.notebook, matcher, repairs) = (lesson, notebook, new(lesson, notebook.Cells), [.. notebook.Repairs]);

    public static FoundAnswers Find(LessonOutline lesson, SubmittedNotebook notebook) => new AnswerFinder(lesson, notebook).Find();

    FoundAnswers Find()
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var exercise in lesson.Exercises)
            if (Answer(exercise) is { } answer) answers[exercise.Id] = answer;
        foreach (var exercise in lesson.Exercises)
            if (answers.TryGetValue(exercise.Id, out var answer)) answers[exercise.Id] = WithOwnCells(exercise, answer);
        foreach (var exercise in lesson.Exercises)
            if (exercise.Check is { } check) LookAtCheck(exercise, check);
        var untouched = lesson.Exercises.All(exercise => !answers.TryGetValue(exercise.Id, out var answer) || CellSource.Same(answer, exercise.Stub.Source));
        return new(new(lesson.Name, answers), repairs, untouched);
    }

    string? Answer(OutlineExercise exercise)
    {
        var cells = matcher.Named(exercise.Stub);
        var answer = cells switch
        {
            [] => Elsewhere(exercise),
            [var only] => only.Source,
            _ => new CellCopies(exercise, cells, repairs).Chosen(),
        };
        if (answer is null)
        {
            repairs.Add(new(exercise.Id, "The answer's cell is not in the notebook any more, so there was nothing to mark."));
            return null;
        }
        if (cells is [var cell]) answer = Retyped(exercise, cell, Rejoined(exercise, cell));
        var isEmpty = string.IsNullOrWhiteSpace(answer) || CellSource.Same(answer, exercise.Stub.Source);
        return isEmpty && Declaring(exercise, cells) is { } written ? written : answer;
    }

    /// <summary>A cell whose name was lost: known by its id, by what it declares, or by what stands around it.</summary>
    string? Elsewhere(OutlineExercise exercise)
    {
        if (matcher.ById(exercise.Stub) is { } sameId) return Recognised(exercise, sameId, "by its id");
        if (matcher.Declaring(exercise.Stub) is { } declaring) return Recognised(exercise, declaring, $"by what it declares, {Declared(exercise.Stub)}");
        return matcher.InPlace(exercise) is { } inPlace ? Recognised(exercise, inPlace, "by its place in the notebook") : null;
    }

    string Recognised(OutlineExercise exercise, SubmittedCell cell, string how)
    {
        repairs.Add(new(exercise.Id, $"The answer's cell had lost the metadata that names it. It was recognised {how}."));
        return Retyped(exercise, cell, cell.Source);
    }

    string Retyped(OutlineExercise exercise, SubmittedCell cell, string source)
    {
        if (cell.Kind == exercise.Stub.Kind) return source;
        repairs.Add(new(exercise.Id, $"The answer's cell had been turned into {(cell.Kind is CellKind.Raw ? "raw text" : "prose")}. It was marked as code."));
        // People who see that prose does not look like code put it between fences.
        return source.Split('\n') is [var first, .. var code, var last] && first.StartsWith("```", StringComparison.Ordinal) && last.TrimEnd() is "```" ? string.Join('\n', code) : source;
    }

    /// <summary>An editor that cuts a cell in two may give the second half no name.</summary>
    string Rejoined(OutlineExercise exercise, SubmittedCell cell)
    {
        if (cell.Kind is not CellKind.Code || cell.Declares.IsWhole) return cell.Source;
        var source = cell.Source;
        var count = 1;
        foreach (var next in notebook.Cells.SkipWhile(other => other.Index <= cell.Index).TakeWhile(matcher.IsOwn))
        {
            (source, count) = ($"{source}\n{next.Source}", count + 1);
            if (!CellDeclarations.Of(source).IsWhole) continue;
            matcher.Take(next);
            repairs.Add(new(exercise.Id, $"The answer had been cut into {count} cells. They were put together again."));
            return source;
        }
        return cell.Source;
    }

    /// <summary>The answer was left as it was released, and written into a cell of the student's own.</summary>
    string? Declaring(OutlineExercise exercise, IReadOnlyList<SubmittedCell> but)
    {
        if (matcher.Declaring(exercise.Stub) is not { } cell || but.Contains(cell)) return null;
        repairs.Add(new(exercise.Id, $"The answer stood in a cell of its own, which declares {Declared(exercise.Stub)}. It was taken from there."));
        return Retyped(exercise, cell, cell.Source);
    }

    /// <summary>Cells that the student added, with functions that the answer calls.</summary>
    string WithOwnCells(OutlineExercise exercise, string answer)
    {
        var own = matcher.OwnCellsFor(answer, lesson);
        if (own is []) return answer;
        var names = own.SelectMany(cell => cell.Declares.Names).Distinct().Order(StringComparer.Ordinal).ToList();
        repairs.Add(new(exercise.Id, $"The answer uses {Words.List(names)}, which {(own.Count is 1 ? "a cell" : "cells")} of your own {(own.Count is 1 ? "declares" : "declare")}. {(own.Count is 1 ? "It was" : "They were")} marked with it."));
        return string.Join("\n\n", own.Select(cell => cell.Source).Append(answer));
    }

    void LookAtCheck(OutlineExercise exercise, OutlineCell check)
    {
        const string Instead = "That does not matter: the original was used.";
        var cells = matcher.Named(check);
        if (cells is [] && matcher.ById(check) is { } sameId) cells = [sameId];
        if (cells is []) repairs.Add(new(exercise.Id, $"The cell that checks it is not in the notebook any more. {Instead}"));
        else if (!cells.Any(cell => CellSource.Same(cell.Source, check.Source))) repairs.Add(new(exercise.Id, $"The cell that checks it had been changed. {Instead}"));
        else if (cells.All(cell => cell.Kind != check.Kind)) repairs.Add(new(exercise.Id, $"The cell that checks it was no code any more. {Instead}"));
    }

    static string Declared(OutlineCell stub) => Words.List([.. stub.Declares.Names.Order(StringComparer.Ordinal)]);
}
