namespace Exercises;

/// <summary>Pictures that a page asks for, and that are not there.</summary>
[Exercise("alt-missing")]
public class AltMissing(Submission submission)
{
    [Fact, Points(1), Hint("Compare what the page asks for, without cid:, with the ids of the parts: only what is asked for and not there is missing."), Catches("keeps-cid", "the-other-way-round")]
    public void It_is_what_the_page_asks_for_less_what_is_there()
    {
        Assert.Equal(["boat@sea"], Missing("""<img src="cid:lamp@sea"><img src="cid:boat@sea"><img src="https://x.example/y.png">""", "lamp@sea", "spare@sea"));
        Assert.Equal([], Missing("<p>no pictures</p>", "lamp@sea"));
    }

    [Fact, Points(1), Hint("Each missing picture is told once, in the order of the page, whatever quotation marks it stands in."), Catches("double-quotes-only", "sorted", "twice")]
    public void Each_is_told_once_in_the_order_of_the_page() =>
        Assert.Equal(["z@sea", "a@sea", "m@sea"], Missing("<img src='cid:z@sea'><img src=\"cid:a@sea\"><img src=cid:m@sea><img src='cid:a@sea'>"));

    string[] Missing(string html, params string[] ids) => submission.Evaluate<string[]>("""
        ((Func<string[]>)(() =>
        {
            var related = new MultipartRelated { new TextPart("html") { Text = html } };
            foreach (var id in ids) related.Add(new MimePart("image", "png") { ContentId = id });
            return MissingPictures(related);
        }))()
        """, new { html, ids });
}
