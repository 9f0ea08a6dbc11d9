using MimeKit;

namespace Exercises;

/// <summary>A message with files.</summary>
[Exercise("multi-build")]
public class MultiBuild(Submission submission)
{
    [Fact, Points(1), Hint("The text comes first, then a part for every file, each with the type that its octets show."), Catches("everything-a-picture")]
    public void Each_file_has_the_type_that_its_octets_show()
    {
        var parts = Built();
        Assert.Equal(["text/plain", "audio/wav", "application/octet-stream", "image/png"], parts.Select(part => part.ContentType.MimeType));
        Assert.Equal("Two files.", ((TextPart)parts[0]).Text.Trim());
    }

    [Fact, Points(1), Hint("A file is to be kept, not shown: its disposition is attachment."), Catches("inline")]
    public void Files_are_attachments() => Assert.All(Built().Skip(1), part => Assert.True(part.IsAttachment));

    [Fact, Points(1), Hint("Only the file's own name belongs into the message, not the folders where it lies on your machine."), Catches("whole-path")]
    public void A_file_is_called_by_its_own_name() =>
        Assert.Equal(["chime.wav", "letter-1989.txt", "postcard.png"], Built().Skip(1).Select(part => ((MimePart)part).FileName));

    [Fact, Points(1), Hint("Octets travel safely in base64; say so in the part's transfer encoding."), Catches("no-encoding")]
    public void Files_travel_in_base64() => Assert.All(Built().Skip(1), part => Assert.Equal(ContentEncoding.Base64, ((MimePart)part).ContentTransferEncoding));

    Multipart Built()
    {
        var octets = submission.Evaluate<byte[]>("""
            ((Func<byte[]>)(() =>
            {
                using var written = new MemoryStream();
                WithFiles("Two files.", ["../notebooks/data/chime.wav", "../notebooks/data/letter-1989.txt", "../notebooks/data/postcard.png"]).WriteTo(written);
                return written.ToArray();
            }))()
            """);
        return (Multipart)MimeEntity.Load(new MemoryStream(octets), TestContext.Current.CancellationToken);
    }
}
