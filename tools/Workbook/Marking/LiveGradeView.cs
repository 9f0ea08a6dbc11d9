using Spectre.Console;
using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>A bar with the time that is left, and above it a line for each work that needs a look.</summary>
sealed class LiveGradeView(IAnsiConsole console) : GradeView(console)
{
    // Colours that can be seen on a dark and on a light ground.
    static ProgressBarColumn Bar => new() { Width = 24, CompletedStyle = new(Color.Blue), FinishedStyle = new(Color.Green) };

    readonly Lock gate = new();

    public override Task<T> WaitAsync<T>(string what, Func<Task<T>> work) => Console.Status().StartAsync(what + " …", _ => work());

    public override Task<T> WatchAsync<T>(Func<Action<GradingEvent>, Task<T>> run) => Console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, Bar, new PercentageColumn(), new RemainingTimeColumn { Style = Style.Plain })
        .StartAsync(async context =>
        {
            var task = context.AddTask("reading", maxValue: 1);
            var done = 0;
            return await run(news =>
            {
                lock (gate) Show(news, task, ref done);
            });
        });

    void Show(GradingEvent news, ProgressTask task, ref int done)
    {
        switch (news)
        {
            case GradingEvent.Begun begun:
                (task.MaxValue, task.Description) = (Math.Max(1, begun.ToJudge), "judging");
                break;
            case GradingEvent.Marked { FromEarlier: false } marked:
                task.Value = ++done;
                task.Description = $"{done} of {task.MaxValue:0} judged";
                if (marked.Record.Status is SubmissionStatus.Failed || marked.Record.Hindrances().Any()) Console.MarkupLine(Line(marked.Record));
                break;
        }
    }
}
