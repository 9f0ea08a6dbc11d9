namespace Workbook.Grading;

/// <summary>Answers to one exercise that are kept running, for many tests one after another.</summary>
public sealed class ExerciseSession : IDisposable
{
    readonly SubmissionRun run;
    readonly Func<StudentCode> open;
    StudentCode? last;

    internal ExerciseSession(SubmissionRun run, Func<StudentCode> open) => (this.run, this.open) = (run, open);

    /// <summary>The student's code as the next test finds it: no variable has changed yet.</summary>
    public IStudentCode NewTest()
    {
        last?.Dispose();
        return last = open();
    }

    public void Dispose()
    {
        last?.Dispose();
        run.Dispose();
    }
}
