using System.Text;

namespace Exercises;

/// <summary>A message in pieces, each with its length.</summary>
[Exercise("esmtp-chunks")]
public class EsmtpChunks(Submission submission)
{
    [Theory, Points(1), Hint("BDAT and the true length of the piece, CR LF, then the octets of the piece and nothing behind them."), Catches("promises-the-largest", "line-end-after-the-octets")]
    [InlineData("abcdefg", 3, "BDAT 3\r\nabc|BDAT 3\r\ndef|BDAT 1 LAST\r\ng"), InlineData("a\r\n.\r\n", 100, "BDAT 6 LAST\r\na\r\n.\r\n")]
    public void A_piece_says_how_long_it_is(string message, int largest, string expected) => Assert.Equal(expected, Cut(message, largest));

    [Theory, Points(1), Hint("The last piece says LAST, and no other one; where the message ends with a full piece, that is the last."), Catches("every-one-is-last", "an-empty-last-one")]
    [InlineData("abcdef", 3, "BDAT 3\r\nabc|BDAT 3 LAST\r\ndef"), InlineData("xyz", 1, "BDAT 1\r\nx|BDAT 1\r\ny|BDAT 1 LAST\r\nz")]
    public void Only_the_last_piece_says_LAST(string message, int largest, string expected) => Assert.Equal(expected, Cut(message, largest));

    [Theory, Points(1), Hint("An empty message is sent too: as one last piece without octets."), Catches("nothing-for-nothing")]
    [InlineData(1), InlineData(4096)]
    public void An_empty_message_is_one_empty_piece(int largest) => Assert.Equal("BDAT 0 LAST\r\n", Cut("", largest));

    string Cut(string message, int largest) => submission.Evaluate<string>(
        "string.Join('|', Chunks(System.Text.Encoding.ASCII.GetBytes(message), largest).Select(chunk => System.Text.Encoding.ASCII.GetString(chunk)))", new { message, largest });
}
