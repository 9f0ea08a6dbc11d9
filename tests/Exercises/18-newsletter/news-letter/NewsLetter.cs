using MimeKit;

namespace Exercises;

/// <summary>A letter with a page, a picture and a table.</summary>
[Exercise("news-letter")]
public class NewsLetter(Submission submission)
{
    [Fact, Points(1), Hint("From the outside in: mixed holds an alternative and the table; the alternative the plain text and then a related; that one the page and its picture."), Catches("page-first", "picture-in-the-mixed")]
    public void The_parts_are_in_their_order() => Assert.Equal("mixed(alternative(text/plain related(text/html image/png)) text/csv)", Shape(Letter().Body!));

    [Fact, Points(1), Hint("The picture is inline and has the id that the page asks for; an id has no angle brackets in MimeKit."), Catches("brackets-twice", "picture-attached")]
    public void The_picture_belongs_to_the_page()
    {
        var picture = Part("image/png");
        Assert.Equal(("lamp@lamp.example", "inline"), (picture.ContentId, picture.ContentDisposition?.Disposition));
        Assert.Equal([1, 2, 250], Octets(picture));
    }

    [Fact, Points(1), Hint("The table is attached as tides.csv, and its octets arrive as they were: encode them once."), Catches("table-as-text")]
    public void The_table_arrives_as_it_was()
    {
        var table = Part("text/csv");
        Assert.Equal(("tides.csv", "attachment"), (table.FileName, table.ContentDisposition?.Disposition));
        Assert.Equal("a;b\n1;2\n"u8.ToArray(), Octets(table));
    }

    [Fact, Points(1), Hint("Who gets a newsletter must be able to leave: by mail, or by one click on a page."), Catches("no-way-out", "one-click-without-a-page")]
    public void There_is_a_way_out()
    {
        var headers = Letter().Headers;
        Assert.Equal("<mailto:leave@lamp.example?subject=ida@boats.example>, <https://lamp.example/leave?who=ida@boats.example>", headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", headers["List-Unsubscribe-Post"]);
    }

    static string Shape(MimeEntity part) => part is Multipart many
        ? $"{many.ContentType.MediaSubtype}({string.Join(' ', many.Select(Shape))})" : part.ContentType.MimeType;

    MimePart Part(string type) => Letter().BodyParts.OfType<MimePart>().First(part => part.ContentType.MimeType == type);

    static byte[] Octets(MimePart part)
    {
        using var octets = new MemoryStream();
        part.Content!.DecodeTo(octets, TestContext.Current.CancellationToken);
        return octets.ToArray();
    }

    MimeMessage Letter()
    {
        var octets = submission.Evaluate<byte[]>("""
            ((Func<byte[]>)(() =>
            {
                using var written = new MemoryStream();
                Letter("Ida Holm", "ida@boats.example", "Hello,\r\n", "<p>Hello,</p>", [1, 2, 250], System.Text.Encoding.ASCII.GetBytes("a;b\n1;2\n")).WriteTo(written);
                return written.ToArray();
            }))()
            """);
        return MimeMessage.Load(new MemoryStream(octets), TestContext.Current.CancellationToken);
    }
}
