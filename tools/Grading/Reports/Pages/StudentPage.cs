using System.Globalization;
using FakeMail.Displays;

namespace Workbook.Grading;

/// <summary>The page that a student gets: what they have, what was wrong, and what to look at next.</summary>
static class StudentPage
{
    public static byte[] Of(StudentView view) => Page.Of($"{view.Name}: {string.Join(", ", view.Works.Select(work => work.Lesson))}",
        Markup.Of($"<h1>{view.Name}</h1>\n{Markup.Join(view.Works.Select(Work))}"));

    static Markup Work(WorkView work) => Markup.Of($"""
        <section aria-label="{work.Lesson}">
        <h2>{work.Lesson}</h2>
        {work.Status switch
        {
            SubmissionStatus.Missing => Markup.Of($"<div class=\"card\"><p>Nothing was handed in for this lesson.</p>{Comment(work.Comment)}</div>"),
            SubmissionStatus.Failed => Markup.Of($"<div class=\"card\"><p>This work could not be marked yet. Your teacher knows.</p>{Comment(work.Comment)}</div>"),
            _ => Marked(work),
        }}
        </section>

        """);

    static Markup Marked(WorkView work) => Markup.Of($"""
        <div class="card">
        <div class="total">{Words.Number(work.Points)} <small>of {Points(work.OutOf)}</small></div>
        {Page.Meter(work.Points, work.OutOf)}{Late(work)}{HandedIn(work)}{Comment(work.Comment)}</div>
        {Markup.Join(work.Exercises.Select(Exercise))}{List("Put right before marking", "Something had happened to your notebook. This was done about it:", work.Repairs.Select(RepairText))}{List("What happened while it ran", null, work.Notes.Select(note => Markup.Of($"{note}")))}
        """);

    static Markup Exercise(ExerciseView exercise) => Markup.Of($"""
        <article class="card">
        <div class="row"><h3>{exercise.Id}</h3><span class="points">{Words.Number(exercise.Points)} of {Points(exercise.OutOf)}</span></div>
        {Page.Meter(exercise.Points, exercise.OutOf)}{Summary(exercise)}{Comment(exercise.Comment)}{Advice(exercise)}{Card(exercise)}{Answer(exercise)}</article>

        """);

    static Markup Summary(ExerciseView exercise)
    {
        var what = exercise switch
        {
            { Answer: null } => "There was no answer to mark.",
            { IsUntouched: true } => "This exercise was left as it was.",
            { Hidden: 0 } => "",
            { Hidden: 1, HiddenPassed: 1 } => "The hidden check passed.",
            { Hidden: 1 } => "The hidden check did not pass.",
            _ when exercise.HiddenPassed == exercise.Hidden => $"All {exercise.Hidden} hidden checks passed.",
            _ => $"{exercise.HiddenPassed} of {exercise.Hidden} hidden checks passed.",
        };
        return Markup.Of($"<p>{what}{(exercise.IsByHand ? " The points were given by your teacher." : "")}</p>\n");
    }

    // A hint helps who has tried.
    static Markup Advice(ExerciseView exercise) => exercise.Answer is null || exercise.IsUntouched ? default : Markup.Join(
        exercise.Trouble.Select(trouble => Markup.Of($"<p class=\"trouble\">{trouble}</p>\n")).Concat(exercise.Hints.Select(hint => Markup.Of($"<p class=\"hint\">{hint}</p>\n"))));

    static Markup Card(ExerciseView exercise) => exercise.Card is not { } card || exercise.IsUntouched ? default : Markup.Of($"""
        <details{(card.IsGood ? "" : " open")}><summary>The notebook's own checks</summary>
        <ul class="lines">
        {Markup.Join(card.Lines.Select(Line))}</ul></details>

        """);

    static Markup Line(PublicCardLine line)
    {
        var (kind, word) = line.Outcome switch { "passed" => ("passed", "passed"), "to do" => ("todo", "still to do"), _ => ("failed", "not yet") };
        return Markup.Of($"<li class=\"{kind}\"><span class=\"word\">{word}: </span>{line.Name}{Reason(line.Reason)}{Compared(line)}{Reason(line.Where)}</li>\n");
    }

    static Markup Reason(string? reason) => reason is null ? default : Markup.Of($"<div class=\"soft small\">{reason}</div>");

    static Markup Compared(PublicCardLine line) => line.Expected is null && line.Got is null ? default : Markup.Of($"<pre>expected  {line.Expected}\ngot       {line.Got}</pre>");

    static Markup Answer(ExerciseView exercise) => string.IsNullOrWhiteSpace(exercise.Answer) || exercise.IsUntouched ? default
        : Markup.Of($"<details><summary>What was marked</summary><pre>{exercise.Answer}</pre></details>\n");

    static Markup Comment(string? comment) => comment is null ? default : Markup.Of($"<p class=\"comment\">{comment}</p>\n");

    static Markup RepairText(Repair repair) => repair.Cell is null ? Markup.Of($"{repair.Text}") : Markup.Of($"<code>{repair.Cell}</code>: {repair.Text}");

    static Markup List(string title, string? lead, IEnumerable<Markup> items) => items.ToList() is not { Count: > 0 } all ? default : Markup.Of($"""
        <div class="card"><h3>{title}</h3>
        {(lead is null ? default : Markup.Of($"<p>{lead}</p>\n"))}<ul>
        {Markup.Join(all.Select(item => Markup.Of($"<li>{item}</li>\n")))}</ul></div>

        """);

    static Markup Late(WorkView work) => work.Late.Days is 0 ? default : Markup.Of($"<p>Handed in {Words.Count(work.Late.Days, "day")} late{(work.Late.Percent is 0 ? "." : $": {Words.Number(work.Raw)} points less {Words.Number(work.Late.Percent)} %.")}</p>\n");

    static Markup HandedIn(WorkView work) => Markup.Of($"<p class=\"soft small\">Marked: {work.File}{(work.HandedIn is { } time ? $", handed in on {Time(time)}" : "")}{(work.Due is { } due ? $", due on {Time(due)}" : "")}.</p>\n");

    static string Points(int outOf) => Words.Count(outOf, "point");

    static string Time(DateTime time) => time.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
