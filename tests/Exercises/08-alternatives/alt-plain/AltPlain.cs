namespace Exercises;

/// <summary>A page as plain text.</summary>
[Exercise("alt-plain")]
public class AltPlain(Submission submission)
{
    [Theory, Points(1), Hint("A line break, and the end of a paragraph or of a heading, is a line end; all other tags go without a trace."), Catches("no-line-ends")]
    [InlineData("<h2>News</h2><p>The lamp <i>is</i> lit.</p><p>Come.</p>", "News\nThe lamp is lit.\nCome."), InlineData("one<br/>two<BR />three", "one\ntwo\nthree"), InlineData("<a href='x'>here</a>", "here")]
    public void Breaks_and_ends_of_paragraphs_are_line_ends(string html, string expected) => Assert.Equal(expected, Plain(html));

    [Theory, Points(1), Hint("Take the tags out before the names of characters are resolved: what was written as &lt; is no tag."), Catches("names-before-tags")]
    [InlineData("<p>a &lt;b&gt; c</p>", "a <b> c"), InlineData("2 &lt; 3 and 5 &gt; 4", "2 < 3 and 5 > 4")]
    public void What_is_written_as_a_name_is_no_tag(string html, string expected) => Assert.Equal(expected, Plain(html));

    [Theory, Points(1), Hint("Each name is resolved once, so the ampersand has to come last."), Catches("amp-first")]
    [InlineData("Fish &amp; chips", "Fish & chips"), InlineData("&amp;gt; and &amp;amp;", "&gt; and &amp;")]
    public void A_name_is_resolved_once(string html, string expected) => Assert.Equal(expected, Plain(html));

    string Plain(string html) => submission.Call<string>("PlainForm", html);
}
