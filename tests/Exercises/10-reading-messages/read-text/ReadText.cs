namespace Exercises;

/// <summary>The text of a message that is shown.</summary>
[Exercise("read-text")]
public class ReadText(Submission submission)
{
    [Fact, Points(1), Hint("Where a message has plain text, that is shown; else the page, without its tags."), Catches("html-first", "keeps-the-tags", "no-html")]
    public void Plain_text_comes_first_and_then_the_page_without_tags()
    {
        Assert.Equal("the plain one", Shown("text/plain", "the plain one", "text/html", "<p>the page</p>"));
        Assert.Equal("only a page", Shown("text/html", "<h1>only <b>a</b> page</h1>"));
    }

    [Fact, Points(1), Hint("A message may have no text at all: say so, in the words of the exercise.")]
    public void Without_any_text_it_says_so() => Assert.Equal("(no text)", Shown("application/pdf", "%PDF"));

    string Shown(params string[] forms) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            var letter = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=q\r\n\r\n"
                + string.Concat(forms.Chunk(2).Select(form => $"--q\r\nContent-Type: {form[0]}\r\n\r\n{form[1]}\r\n")) + "--q--\r\n";
            return TextToShow(MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(letter)))).Trim();
        }))()
        """, new { forms });
}
