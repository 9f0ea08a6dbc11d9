namespace Exercises;

/// <summary>A letter to everybody, and an account of it.</summary>
[Exercise("news-send")]
public class NewsSend(Submission submission)
{
    [Theory, Points(1), Hint("Whatever happens to one letter, all others are sent; the account has a line for each address, in their order."), Catches("stops-at-the-first-no", "line-breaks-everything")]
    [InlineData("x 550; y 250; z 250", "x: refused (550); y: sent; z: sent | xyz"), InlineData("x 250; y lost 250; z 251", "x: sent; y: sent; z: sent | xyzy")]
    public void One_letter_does_not_stop_the_others(string answers, string expected) => Assert.Equal(expected, Account(answers));

    [Theory, Points(1), Hint("Only where it is worth it there is a second attempt: after a reply that begins with 4, or a line that broke."), Catches("everybody-twice", "one-round", "tries-the-refused-again")]
    [InlineData("x 250 550; y 421 250; z 554 250", "x: sent; y: sent; z: refused (554) | xyzy"), InlineData("x lost 554; y 499 450", "x: refused (554); y: try later (450) | xyxy")]
    public void Only_later_is_tried_again(string answers, string expected) => Assert.Equal(expected, Account(answers));

    [Theory, Points(1), Hint("The second attempts come after all the first ones: later means later."), Catches("at-once-instead-of-later")]
    [InlineData("x 450 250; y 450 250; z 250", "x: sent; y: sent; z: sent | xyzxy")]
    public void The_second_round_comes_after_the_first(string answers, string expected) => Assert.Equal(expected, Account(answers));

    [Theory, Points(1), Hint("A line that breaks is an IOException, and counts as 0 and as later; there is no third attempt."), Catches("line-breaks-everything", "one-round")]
    [InlineData("x lost lost 250; y 250", "x: try later (0); y: sent | xyx"), InlineData("x 451 lost 250", "x: try later (0) | xx")]
    public void A_line_that_breaks_twice_is_told(string answers, string expected) => Assert.Equal(expected, Account(answers));

    string Account(string answers) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            var codes = answers.Split("; ").Select(line => line.Split(' ')).ToDictionary(words => words[0], words => new Queue<string>(words[1..]));
            var asked = "";
            async Task<int> Answer(string to)
            {
                asked += to;
                await Task.Yield();
                var said = codes[to].Dequeue();
                return said != "lost" ? int.Parse(said) : throw new IOException("the line broke");
            }
            var lines = SendAll(codes.Keys.ToArray(), Answer).GetAwaiter().GetResult();
            return string.Join("; ", lines) + " | " + asked;
        }))()
        """, new { answers });
}
