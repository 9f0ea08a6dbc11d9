using Spectre.Console;
using Workbook.Grading;
using Workbook.Notebooks;

namespace Workbook.Checking;

/// <summary>Reviews on a terminal or in a file: a line for each exercise, under it where the answer parts from what is right, and the hints that are open.</summary>
sealed class ReviewLines(IAnsiConsole console, OpenedHints opened)
{
    const int PointsColumn = 40;

    public void Write(LessonReview review)
    {
        var name = Path.GetFileName(review.Notebook.Name);
        Line(review.Exercises is [] ? $"[bold]{Markup.Escape(name)}[/]  no exercises" : $"[bold]{Markup.Escape(name)}[/]  {Points(review.Points, review.OutOf)}");
        foreach (var fault in review.Faults.Take(1)) Prose(1, $"Cell {fault.Number} ({fault.Cell.Id}) {fault.Outcome.Word}, and what builds on it with it: {Reason(fault.Outcome)}");
        foreach (var exercise in review.Exercises) Write(exercise);
        Line("");
    }

    public void Sum(IReadOnlyList<LessonReview> reviews)
    {
        var all = reviews.SelectMany(review => review.Exercises).ToList();
        var passed = all.Count(exercise => exercise.Word is "passed");
        var colour = passed == all.Count ? "[green]✓[/]" : "[red]✗[/]";
        Line($"{colour} {passed} of {(all.Count is 1 ? "1 exercise passes" : $"{all.Count} exercises pass")}: {Points(reviews.Sum(review => review.Points), reviews.Sum(review => review.OutOf))} by these checks.");
    }

    void Write(ExerciseReview exercise)
    {
        var (mark, colour) = exercise.Word switch { "passed" => ("✓", "green"), "to do" => ("○", "dim"), _ => ("✗", "red") };
        var word = exercise.Word switch { "passed" => "", "failed" => Right(exercise.Card!), var other => other };
        Line($" [{colour}]{mark}[/] {Markup.Escape(Visible(exercise.Id).PadRight(PointsColumn - 18))} {exercise.Points,2} of {exercise.OutOf,-3} {word}".TrimEnd());
        if (exercise.Word is "passed" or "to do") return;
        if (exercise.Trouble is { } trouble) Prose(5, trouble);
        foreach (var line in exercise.Card?.Lines.Where(line => !line.IsPassed) ?? []) Write(line);
        Hint(exercise);
    }

    void Write(CardLine line)
    {
        Prose(5, $"{(line.IsToDo ? "○ still to do: " : "✗ ")}{line.Name}");
        if (line.Reason is { } reason) Prose(7, reason);
        if (line.Expected is { } expected) Value("expected", expected);
        if (line.Got is { } got) Value("got", got);
        if (line.Where is { Length: > 0 } where) Prose(7, where);
    }

    void Hint(ExerciseReview exercise)
    {
        if (exercise.Card?.Hints is not { Count: > 0 } hints) return;
        var open = Math.Min(opened.Of(exercise.Id), hints.Count);
        if (open > 0) Prose(5, $"Hint {open} of {hints.Count}: {hints[open - 1]}");
        if (open < hints.Count) Prose(5, $"`workbook check --hint {exercise.Id}` opens hint {open + 1} of {hints.Count}.");
    }

    static string Right(CheckCard card) => $"{card.Lines.Count(line => line.IsPassed)} of {card.Lines.Count} right";

    static string Points(int points, int outOf) => $"{points} of {outOf} point{(outOf is 1 ? "" : "s")}";

    static string Reason(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Failed failed => $"{failed.Error.Name}: {failed.Error.Message}",
        CellOutcome.Stopped stopped => stopped.Reason,
        CellOutcome.Died died => died.Obituary,
        _ => outcome.Word,
    };

    // Several lines of a value stand one under the other.
    void Value(string label, string value)
    {
        foreach (var (part, at) in Visible(value).Split('\n').Select((part, at) => (part, at)))
            Plain(Cut($"       {(at is 0 ? label : ""),-8}  {part}"));
    }

    /// <summary>Words, broken at the edge of the terminal and indented.</summary>
    void Prose(int indent, string text)
    {
        var room = Math.Max(20, Math.Min(console.Profile.Width, 120) - indent - 1);
        foreach (var paragraph in Visible(text).Split('\n'))
            for (var rest = paragraph; rest is not "";)
            {
                var end = rest.Length <= room ? rest.Length : rest.LastIndexOf(' ', room) is > 0 and var space ? space : room;
                Plain(new string(' ', indent) + rest[..end]);
                rest = rest[end..].TrimStart(' ');
            }
    }

    string Cut(string text) => Math.Min(console.Profile.Width, 120) is var room && text.Length < room ? text : text[..(room - 2)] + "…";

    void Line(string markup) => console.MarkupLine(markup);

    void Plain(string text) => console.Write(new Markup(Markup.Escape(text) + "\n") { Overflow = Overflow.Crop });

    // What a student's code returned must not steer the terminal.
    static string Visible(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not '\n' ? '\uFFFD' : c));
}
