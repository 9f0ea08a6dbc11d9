namespace Exercises;

/// <summary>Trying again, as long as there is hope.</summary>
[Exercise("client-retry")]
public class ClientRetry(Submission submission)
{
    [Theory, Points(1), Hint("Only a reply between 400 and 499 is worth another attempt; every other one is the answer."), Catches("insists-on-never", "never-tries-again")]
    [InlineData(4, "450 421 250 250", "250 3"), InlineData(4, "500 250", "500 1"), InlineData(4, "499 599 250", "599 2"), InlineData(4, "354 250", "354 1")]
    public void Only_later_is_worth_another_attempt(int most, string codes, string expected) => Assert.Equal(expected, Tried(most, codes).Split(" after ")[0]);

    [Theory, Points(1), Hint("The first attempt counts: there are never more of them than were allowed."), Catches("one-more", "never-tries-again")]
    [InlineData(2, "450 451 250 250", "451 2"), InlineData(1, "450 250 250", "450 1"), InlineData(5, "450 450 450 450 450 250", "450 5")]
    public void There_are_never_more_attempts_than_allowed(int most, string codes, string expected) => Assert.Equal(expected, Tried(most, codes).Split(" after ")[0]);

    [Theory, Points(1), Hint("Wait between two attempts, the first time with 1, and not after the last one."), Catches("counts-from-zero", "waits-after-the-last")]
    [InlineData(4, "450 450 450 450 250", "450 4 after 1 2 3"), InlineData(3, "421 250", "250 2 after 1"), InlineData(3, "250", "250 1 after ")]
    public void It_waits_between_attempts_and_not_after_the_last(int most, string codes, string expected) => Assert.Equal(expected, Tried(most, codes));

    string Tried(int most, string codes) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            var left = new Queue<int>(codes.Split(' ').Select(int.Parse));
            var (calls, waits) = (0, new List<int>());
            var last = WithRetry(() => { calls++; return Task.FromResult(left.Dequeue()); }, most, n => { waits.Add(n); return Task.CompletedTask; }).GetAwaiter().GetResult();
            return $"{last} {calls} after {string.Join(" ", waits)}";
        }))()
        """, new { most, codes });
}
