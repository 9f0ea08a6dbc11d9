using System.Diagnostics;

namespace Workbook.Grading;

/// <summary>Where the time of a judge goes, summed over all that it does at once.</summary>
public sealed class JudgeTimings
{
    long compiling, starting, running, asking;

    /// <summary>Compiling cells and questions, in this process.</summary>
    public TimeSpan Compiling => TimeSpan.FromTicks(Volatile.Read(ref compiling));

    /// <summary>Waiting for a sandbox to be there.</summary>
    public TimeSpan Starting => TimeSpan.FromTicks(Volatile.Read(ref starting));

    /// <summary>Running the cells that an answer needs, and the notebook's own checks.</summary>
    public TimeSpan Running => TimeSpan.FromTicks(Volatile.Read(ref running));

    /// <summary>Waiting for answers to the hidden tests' questions.</summary>
    public TimeSpan Asking => TimeSpan.FromTicks(Volatile.Read(ref asking));

    internal T Compile<T>(Func<T> work) => Measure(ref compiling, work);

    internal T Start<T>(Func<T> work) => Measure(ref starting, work);

    internal T Run<T>(Func<T> work) => Measure(ref running, work);

    internal T Ask<T>(Func<T> work) => Measure(ref asking, work);

    static T Measure<T>(ref long sum, Func<T> work)
    {
        var from = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Interlocked.Add(ref sum, Stopwatch.GetElapsedTime(from).Ticks);
        }
    }
}
