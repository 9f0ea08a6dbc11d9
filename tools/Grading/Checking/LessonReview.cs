using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>What the checks of one notebook say, exercise by exercise.</summary>
/// <param name="Notebook">The notebook that was run.</param>
/// <param name="Exercises">In the notebook's order, also those whose cells did not run.</param>
/// <param name="Faults">Cells of no exercise that did not end well, up to the first answer that did not either: behind that one they are its consequences.</param>
public sealed record LessonReview(Notebook Notebook, IReadOnlyList<ExerciseReview> Exercises, IReadOnlyList<CellRun> Faults)
{
    const string Suffix = "-check";

    public int Points => Exercises.Sum(exercise => exercise.Points);

    public int OutOf => Exercises.Sum(exercise => exercise.OutOf);

    /// <summary>Reads the cards out of a run.</summary>
    /// <param name="run">A run that kept going behind what failed.</param>
    /// <param name="fatal">Cells that took the kernel with them and were left out of that run.</param>
    internal static LessonReview Of(NotebookRun run, IReadOnlyDictionary<NotebookCell, CellRun> fatal)
    {
        var cells = run.Cells.Select(cell => fatal.GetValueOrDefault(cell.Cell, cell)).ToList();
        var byId = cells.Where(cell => GradeId(cell) is not null).GroupBy(cell => GradeId(cell)!).ToDictionary(group => group.Key, group => group.First());
        var checks = cells.Where(cell => IsCheck(cell.Cell)).ToList();
        return new(run.Notebook, [.. checks.Select(check => Review(check, byId))],
            [.. cells.TakeWhile(cell => cell.Outcome.IsGood || GradeId(cell) is null).Where(cell => !cell.Outcome.IsGood)]);
    }

    static ExerciseReview Review(CellRun check, Dictionary<string, CellRun> byId)
    {
        var id = GradeId(check)!;
        var exercise = id.EndsWith(Suffix, StringComparison.Ordinal) ? id[..^Suffix.Length] : id;
        var trouble = byId.TryGetValue(exercise, out var answer) ? Trouble("Your cell", answer) : "Your cell is not there any more.";
        return new(exercise, Worth(check.Cell), CheckCard.In(check.Outputs), trouble ?? Trouble("Its check", check));
    }

    static string? Trouble(string whose, CellRun run) => run.Outcome switch
    {
        { IsGood: true } => null,
        CellOutcome.Failed { Error: var error } => $"{whose} {run.Number} failed{(error.Line is { } line ? $" in line {line}" : "")}: {error.Name}: {error.Message}",
        CellOutcome.Stopped stopped => $"{whose} {run.Number} did not end: {stopped.Reason}.",
        CellOutcome.Died died => $"{whose} {run.Number} took the kernel with it: {died.Obituary}.",
        _ => $"{whose} {run.Number} was not run.",
    };

    static bool IsCheck(NotebookCell cell) => Grading(cell) is { } grading && Flag(grading, "grade") && !Flag(grading, "solution");

    static string? GradeId(CellRun run) => Grading(run.Cell)?["grade_id"]?.ToString();

    static int Worth(NotebookCell cell) => Grading(cell)?["points"] is JsonValue value && value.TryGetValue<double>(out var points) ? (int)points : 0;

    static JsonObject? Grading(NotebookCell cell) => cell.Metadata["nbgrader"] as JsonObject;

    static bool Flag(JsonObject grading, string name) => grading[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
