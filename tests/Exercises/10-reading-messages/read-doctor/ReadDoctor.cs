using System.Text;

namespace Exercises;

/// <summary>What is wrong with a message.</summary>
[Exercise("read-doctor")]
public class ReadDoctor(Submission submission)
{
    [Fact, Points(1), Hint("A header's line is a field, with a colon and no space before it, or continues one; the very first may be a mailbox's From line. All else is stray."), Catches("any-colon", "folded-lines-are-stray", "looks-at-the-body-too")]
    public void A_line_that_is_neither_a_field_nor_continues_one_is_stray()
    {
        Assert.Equal(["stray line in the header"], Diagnose("Date: Sat, 10 Nov 2001 18:20:00 +0100\r\nlost in between: yes\r\n\r\nhi\r\n"));
        Assert.Equal(["stray line in the header"], Diagnose("Date: Sat, 10 Nov 2001 18:20:00 +0100\r\nlost\r\n\r\nhi\r\n"));
        Assert.Equal([], Diagnose("Date: Sat, 10 Nov 2001 18:20:00 +0100\r\nSubject: folded\r\n here: and\r\n\tthere\r\n\r\nThis is: fine.\r\n"));
    }

    [Fact, Points(1), Hint("A message without a Date, or with one that is none, has no date.")]
    public void A_missing_date_is_told() => Assert.Equal(["no date"], Diagnose("Subject: x\r\n\r\nDate: Sat, 10 Nov 2001 18:20:00 +0100\r\n"));

    [Fact, Points(1), Hint("A multipart ends with its own boundary between two times two hyphens; without that it was cut off."), Catches("any-boundary-closes", "looks-at-the-body-too")]
    public void A_multipart_without_its_end_was_cut_off()
    {
        const string head = "Date: Sat, 10 Nov 2001 18:20:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=knot\r\n\r\n--knot\r\n\r\none\r\n";
        Assert.Equal(["cut off"], Diagnose(head + "--knot\r\n\r\ntwo -- and --rope--\r\n"));
        Assert.Equal([], Diagnose(head + "--knot--\r\n"));
    }

    [Fact, Points(1), Hint("Octets above 127 are a fault in the header alone: the body may have them."), Catches("looks-at-the-body-too")]
    public void Only_the_header_has_to_be_ASCII()
    {
        Assert.Equal(["8-bit header"], Diagnose("Date: Sat, 10 Nov 2001 18:20:00 +0100\r\nSubject: caf\u00e9\r\n\r\nhi\r\n"));
        Assert.Equal([], Diagnose("Date: Sat, 10 Nov 2001 18:20:00 +0100\r\nSubject: cafe\r\n\r\nun caf\u00e9\r\n"));
    }

    string[] Diagnose(string letter) => submission.Call<string[]>("Diagnose", Encoding.Latin1.GetBytes(letter));
}
