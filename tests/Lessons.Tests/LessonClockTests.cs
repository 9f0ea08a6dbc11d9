namespace Lessons.Tests;

public class LessonClockTests
{
    static readonly DateTimeOffset Start = new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero);

    [Fact]
    public void It_goes_on_by_one_step_at_each_look()
    {
        var clock = new LessonClock();
        Assert.Equal([Start, Start.AddMilliseconds(1), Start.AddMilliseconds(2)], new[] { clock.GetUtcNow(), clock.GetUtcNow(), clock.GetUtcNow() });
    }

    [Fact]
    public void Start_and_step_can_be_chosen()
    {
        var clock = new LessonClock(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1));
        clock.GetUtcNow();
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), clock.GetUtcNow());
        Assert.Equal(DateTimeOffset.UnixEpoch, clock.Afresh().GetUtcNow());
    }

    [Fact]
    public void It_measures_in_the_same_steps()
    {
        var clock = new LessonClock();
        var began = clock.GetTimestamp();
        Assert.Equal(TimeSpan.FromMilliseconds(1), clock.GetElapsedTime(began));
    }

    [Fact]
    public void Its_zone_is_UTC() => Assert.Equal(TimeSpan.Zero, new LessonClock().GetLocalNow().Offset);
}
