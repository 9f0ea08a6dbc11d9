namespace Lessons;

/// <summary>A clock for lessons: it begins at a given moment and goes on by one step each time somebody looks, so that a lesson prints the same times whenever it runs.</summary>
/// <param name="start">Where it begins; Friday, 9 November 2001, 01:08:47 UTC if not given.</param>
/// <param name="step">How far each look moves it; one millisecond if not given.</param>
public sealed class LessonClock(DateTimeOffset? start = null, TimeSpan? step = null) : TimeProvider
{
    readonly DateTimeOffset start = start ?? new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero);
    readonly TimeSpan step = step ?? TimeSpan.FromMilliseconds(1);
    long looks = -1;

    /// <summary>The zone of the lessons: UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>A stamp counts in units of a <see cref="TimeSpan"/>.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time, one step after the last look.</summary>
    public override DateTimeOffset GetUtcNow() => start + Look();

    /// <summary>A stamp for measuring, one step after the last look.</summary>
    public override long GetTimestamp() => Look().Ticks;

    /// <summary>A clock of the same kind that begins anew. Two conversations at once need one each, or they would move each other's hands.</summary>
    public LessonClock Afresh() => new(start, step);

    TimeSpan Look() => step * Interlocked.Increment(ref looks);
}
