namespace Exercises;

/// <summary>The number of a part, by the name of its file.</summary>
[Exercise("collect-part")]
public class CollectPart(Submission submission)
{
    [Theory, Points(1), Hint("The number is the one that the server gave the part, PartSpecifier, not its place in a list; and it is the part with that name, not just any with one."), Catches("counts-them", "first-with-any-name")]
    [InlineData("map.pdf", "2.1"), InlineData("photo.jpg", "2.2"), InlineData("notes.txt", "3")]
    public void It_is_the_number_of_the_part_with_that_name(string name, string expected) => Assert.Equal(expected, Part(name));

    [Theory, Points(1), Hint("Capitals make no other name; and where there is no such part, the answer is null."), Catches("case", "throws-when-there-is-none")]
    [InlineData("MAP.PDF", "2.1"), InlineData("Notes.Txt", "3"), InlineData("letter.doc", null), InlineData("", null)]
    public void Capitals_do_not_matter_and_nothing_is_null(string name, string? expected) => Assert.Equal(expected, Part(name));

    string? Part(string name) => submission.Evaluate<string?>("""
        ((Func<string>)(() =>
        {
            MailKit.BodyPartBasic Named(string number, string fileName) => new()
            {
                PartSpecifier = number, ContentType = new MimeKit.ContentType("application", "x-test"),
                ContentDisposition = fileName is null ? null : new MimeKit.ContentDisposition("attachment") { FileName = fileName },
            };
            var inner = new MailKit.BodyPartMultipart { ContentType = new MimeKit.ContentType("multipart", "mixed"), PartSpecifier = "2" };
            inner.BodyParts.Add(Named("2.1", "map.pdf"));
            inner.BodyParts.Add(Named("2.2", "photo.jpg"));
            var whole = new MailKit.BodyPartMultipart { ContentType = new MimeKit.ContentType("multipart", "mixed"), PartSpecifier = "" };
            whole.BodyParts.Add(Named("1", null));
            whole.BodyParts.Add(inner);
            whole.BodyParts.Add(Named("3", "notes.txt"));
            return PartOf(new MailKit.MessageSummary(0) { Body = whole }, name);
        }))()
        """, new { name });
}
