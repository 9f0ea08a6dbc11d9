namespace Exercises;

public sealed class SessionsInHandTests : IDisposable
{
    readonly SessionsInHand sessions = new(most: 2, exercise => Rehearsal.Judge.Open(Answers.Right(Answers.LessonOf(exercise)), exercise));

    [Fact]
    public void Answers_that_a_test_has_in_hand_are_kept_whatever_comes_after_them()
    {
        var first = sessions.Enter("start-send");
        sessions.Enter("uu-length");
        sessions.Enter("uu-line");

        Assert.Same(first, sessions.Enter("start-send"));
    }

    [Fact]
    public void Of_those_that_nobody_has_in_hand_the_ones_used_last_are_kept()
    {
        var (first, second, third) = (Once("start-send"), Once("uu-length"), Once("uu-line"));

        Assert.Same(second, Once("uu-length"));
        Assert.Same(third, Once("uu-line"));
        Assert.NotSame(first, Once("start-send"));
    }

    ExerciseSession Once(string exercise)
    {
        var session = sessions.Enter(exercise);
        sessions.Leave(exercise);
        return session;
    }

    public void Dispose() => sessions.Dispose();
}
