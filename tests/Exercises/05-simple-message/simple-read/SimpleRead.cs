using System.Text;

namespace Exercises;

/// <summary>The text of a message, whatever its charset is.</summary>
[Exercise("simple-read")]
public class SimpleRead(Submission submission)
{
    [Theory, Points(1), Hint("Read the octets below the header in the charset that the header names: the same octets are other letters in another one."), Catches("always-utf8")]
    [InlineData("utf-8", "Łódź, naïve"), InlineData("iso-8859-1", "Ærøskøbing"), InlineData("us-ascii", "plain")]
    public void The_text_is_read_in_its_charset(string charset, string text) =>
        Assert.Equal(text, Text($"Subject: x\r\nContent-Type: text/plain; charset={charset}", Encoding.GetEncoding(charset).GetBytes(text)));

    [Fact, Points(1), Hint("A field's name may be written in capitals or small letters."), Catches("case")]
    public void The_name_of_the_field_may_be_in_any_case()
    {
        Assert.Equal("café", Text("CONTENT-TYPE: text/plain; charset=utf-8\r\nSubject: x", Encoding.UTF8.GetBytes("café")));
        Assert.Equal("café", Text("content-type: text/plain; charset=utf-8", Encoding.UTF8.GetBytes("café")));
    }

    [Fact, Points(1), Hint("The first empty line ends the header; whatever looks like a field below it is text."), Catches("last-empty-line", "looks-in-the-text")]
    public void The_first_empty_line_ends_the_header()
    {
        const string text = "one\r\n\r\nContent-Type: text/plain; charset=utf-16\r\n\r\ntwo";
        Assert.Equal(text, Text("Subject: x", Encoding.ASCII.GetBytes(text)));
    }

    string Text(string header, byte[] body) => submission.Call<string>("TextOf", (byte[])[.. Encoding.ASCII.GetBytes(header + "\r\n\r\n"), .. body]);
}
