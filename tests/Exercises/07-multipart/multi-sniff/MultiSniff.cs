using System.Text;

namespace Exercises;

/// <summary>What kind of file octets are.</summary>
[Exercise("multi-sniff")]
public class MultiSniff(Submission submission)
{
    [Theory, Points(1), Hint("Compare every octet that the kind begins with, not only the first one."), Catches("first-octet", "riff-is-wav")]
    [InlineData("\u0089PNG\r\n\u001a\n", "image/png"), InlineData("\u00ff\u00d8\u00ff\u00db..", "image/jpeg"), InlineData("%PDF-2.0", "application/pdf"), InlineData("RIFF1234WAVEfmt ", "audio/wav")]
    [InlineData("RIFF1234WEBPVP8 ", "application/octet-stream"), InlineData("\u0089PNK", "application/octet-stream"), InlineData("%!PS-Adobe", "application/octet-stream"), InlineData("Rome", "application/octet-stream"), InlineData("\u00ff\u00fb\u0090\u0000", "application/octet-stream")]
    public void A_kind_is_known_by_all_of_its_first_octets(string octets, string expected) => Assert.Equal(expected, Sniff(octets));

    [Theory, Points(1), Hint("A file may be shorter than what you compare it with, or empty."), Catches("too-few-octets", "first-octet")]
    [InlineData(""), InlineData("R"), InlineData("RIFF1234WAV"), InlineData("\u0089PN"), InlineData("\u00ff\u00d8")]
    public void A_file_may_be_short(string octets) => Assert.Equal("application/octet-stream", Sniff(octets));

    string Sniff(string octets) => submission.Call<string>("Sniff", Encoding.Latin1.GetBytes(octets));
}
