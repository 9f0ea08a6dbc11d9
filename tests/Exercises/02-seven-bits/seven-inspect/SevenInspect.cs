using System.Text;

namespace Exercises;

/// <summary>What is wrong with the lines of a message.</summary>
[Exercise("seven-inspect")]
public class SevenInspect(Submission submission)
{
    [Fact, Points(1), Hint("A letter in which nothing is wrong gets no complaint: 998 octets are allowed, and the line end is not counted."), Catches("998-is-too-long", "counts-the-cr")]
    public void A_clean_letter_gets_no_complaint() =>
        Assert.Equal([], Inspect($"Subject: x\r\n\r\n{new string('y', 998)}\r\n{new string('z', 997)}\r\n"));

    [Fact, Points(1), Hint("Lines are counted from 1, and the octets of a line without its line end."), Catches("from-zero", "counts-the-cr")]
    public void Long_lines_are_named_with_their_length() =>
        Assert.Equal(["line 3: 1200 octets", "line 4: 999 octets"], Inspect($"Subject: x\r\n\r\n{new string('y', 1200)}\r\n{new string('y', 999)}\r\n"));

    [Fact, Points(1), Hint("A line that ends in LF alone is told, each one by its number."), Catches("from-zero")]
    public void A_missing_CR_is_told_by_its_line() =>
        Assert.Equal(["line 2: no CR before LF", "line 4: no CR before LF"], Inspect("a\r\nb\n\r\nc\n"));

    [Fact, Points(1), Hint("Look at the octets, not at UTF-8's characters: the first one of each line that is above 127 is told in hexadecimal."), Catches("reads-utf8", "from-zero")]
    public void The_first_octet_with_an_eighth_bit_is_told_for_each_line() =>
        Assert.Equal(["line 1: octet f6", "line 3: octet c3"], Inspect("h\u00f6r\u00e9\r\nok\r\n\u00c3\u00a9\r\n"));

    string[] Inspect(string letter) => submission.Call<string[]>("Inspect", Encoding.Latin1.GetBytes(letter));
}
