namespace Exercises;

/// <summary>A letter with holes.</summary>
[Exercise("news-merge")]
public class NewsMerge(Submission submission)
{
    [Theory, Points(1), Hint("In a page the values are escaped, and only they: the page's own tags stay. In plain text nothing is escaped."), Catches("always-escapes", "escapes-the-page", "never-escapes")]
    [InlineData("<p>{town}</p>", "A & <B>", true, "<p>A &amp; &lt;B&gt;</p>"), InlineData("To {town}!", "A & <B>", false, "To A & <B>!"), InlineData("{town}{town}", "x", false, "xx")]
    public void Only_what_is_put_into_a_page_is_escaped(string template, string town, bool isHtml, string expected) => Assert.Equal(expected, Merged(template, town, isHtml));

    [Fact, Points(1), Hint("A hole without a value is an ArgumentException; a value that looks like a hole is none, and is not filled."), Catches("leaves-holes", "looks-for-leftovers-at-the-end")]
    public void A_hole_without_a_value_is_refused_and_a_value_is_never_a_hole()
    {
        Assert.Equal("ArgumentException", Assert.Throws<StudentCodeException>(() => Merged("{town} {street}", "x", isHtml: false)).Kind);
        Assert.Equal("to {street}", Merged("to {town}", "{street}", isHtml: false));
    }

    string Merged(string template, string town, bool isHtml) =>
        submission.Evaluate<string>("""Merge(template, new Dictionary<string, string> { ["town"] = town }, isHtml)""", new { template, town, isHtml });
}
