using Spectre.Console;
using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>One line a work, for files, pipes and logs.</summary>
sealed class LinesGradeView(IAnsiConsole console) : GradeView(console)
{
    readonly Lock gate = new();
    int works, done;

    public override Task<T> WaitAsync<T>(string what, Func<Task<T>> work) => work();

    public override Task<T> WatchAsync<T>(Func<Action<GradingEvent>, Task<T>> run) => run(Show);

    void Show(GradingEvent news)
    {
        lock (gate)
        {
            switch (news)
            {
                case GradingEvent.Begun begun:
                    works = begun.Works;
                    if (begun.ToJudge < begun.Works) Console.WriteLine($"{begun.Works - begun.ToJudge} of {begun.Works} are judged already.");
                    break;
                case GradingEvent.Marked { FromEarlier: false } marked: Console.MarkupLine($"{++done,4} of {works}  {Line(marked.Record)}"); break;
                case GradingEvent.Marked: done++; break;
            }
        }
    }
}
