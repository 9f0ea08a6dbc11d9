namespace Exercises;

/// <summary>Which of the forms of a letter a program shows.</summary>
[Exercise("alt-choose")]
public class AltChoose(Submission submission)
{
    [Theory, Points(1), Hint("The last form that the program understands is the best one; where it understands none, the answer is null."), Catches("always-the-last", "first")]
    [InlineData("plain html x-paper", "text/plain text/html", "text/html"), InlineData("plain richtext html", "text/plain text/richtext", "text/richtext"), InlineData("html plain", "text/html text/plain", "text/plain"), InlineData("x-paper x-wax", "text/plain", null)]
    public void It_is_the_last_form_that_is_understood(string forms, string understood, string? best) => Assert.Equal(best, submission.Evaluate<string?>("""
        Best(new MultipartAlternative(forms.Split(' ').Select(form => (MimeEntity)new TextPart(form) { Text = "x" }).ToArray()), understood.Split(' '))?.ContentType.MimeType
        """, new { forms, understood }));

    [Theory, Points(1), Hint("A page with its pictures is a multipart/related, and is understood if its first part is."), Catches("no-related")]
    [InlineData("text/plain text/html", "multipart/related"), InlineData("text/plain image/png", "text/plain")]
    public void A_page_with_pictures_is_understood_by_its_first_part(string understood, string best) => Assert.Equal(best, submission.Evaluate<string>("""
        Best(new MultipartAlternative(new TextPart("plain") { Text = "x" }, new MultipartRelated { new TextPart("html") { Text = "x" }, new MimePart("image", "png") }), understood.Split(' ')).ContentType.MimeType
        """, new { understood }));
}
