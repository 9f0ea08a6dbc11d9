using System.Text;
using MimeKit;

namespace Exercises;

/// <summary>The smallest message that MIME allows.</summary>
[Exercise("simple-by-hand")]
public class SimpleByHand(Submission submission)
{
    [Fact, Points(1), Hint("Three fields, each with CR LF at its end, then an empty line, and then the text that was given."), Catches("always-hi", "line-feeds", "no-charset", "no-empty-line", "some-line-feeds")]
    public void It_says_version_type_charset_and_encoding_and_holds_the_text()
    {
        var written = submission.Call<string>("SmallestMime", "The boat leaves at six.");
        var message = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(written)), TestContext.Current.CancellationToken);

        Assert.Equal("1.0", message.Headers["MIME-Version"]);
        Assert.Equal(("text/plain", "us-ascii", "7bit"), (message.Body!.ContentType.MimeType, message.Body.ContentType.Charset, message.Body.Headers["Content-Transfer-Encoding"]));
        Assert.EndsWith("\r\n\r\nThe boat leaves at six.", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", written.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
