namespace Exercises;

/// <summary>A paragraph in lines of at most 78 characters.</summary>
[Exercise("seven-wrap")]
public class SevenWrap(Submission submission)
{
    [Fact, Points(1), Hint("A line may have exactly 78 characters, the spaces between its words counted."), Catches("one-short", "loses-the-last-line")]
    public void A_line_may_have_78_characters_and_not_one_more()
    {
        var (half, other) = (new string('x', 60), new string('y', 17));
        Assert.Equal([$"{half} {other}"], Wrap($"{half} {other}"));
        Assert.Equal([half, other + "y"], Wrap($"{half} {other}y"));
    }

    [Fact, Points(1), Hint("Lines break between words, never inside one; a word that is too long has a line of its own."), Catches("cuts-words", "loses-the-last-line")]
    public void Words_stay_whole()
    {
        var address = "https://harbour.example/" + new string('z', 90);
        Assert.Equal(["look at", address, "today"], Wrap($"look at {address} today"));
        Assert.Equal([address], Wrap(address));
    }

    [Fact, Points(1), Hint("Every word of the paragraph is there in the end, in its order, and each line holds as many as fit."), Catches("loses-the-last-line", "cuts-words")]
    public void As_many_words_as_fit_go_into_each_line_and_none_is_lost()
    {
        var words = Enumerable.Range(1, 120).Select(number => new string((char)('a' + number % 26), 1 + number * 7 % 11)).ToArray();
        var lines = Wrap(string.Join(' ', words));

        Assert.Equal(words, lines.SelectMany(line => line.Split(' ')));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 78));
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.First.Length + 1 + pair.Second.Split(' ')[0].Length > 78));
    }

    string[] Wrap(string paragraph) => submission.Call<string[]>("Wrap", paragraph);
}
