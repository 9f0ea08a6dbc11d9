using System.Text;

namespace Exercises;

/// <summary>A line of a uuencoded file.</summary>
[Exercise("uu-line")]
public class UuLine(Submission submission)
{
    [Theory, Points(1), Hint("A line begins with the character for its number of octets, and has four characters for every three octets."), Catches("no-length")]
    [InlineData("Dog", "#1&]G"), InlineData("lighthouse", "*;&EG:'1H;W5S90``"), InlineData("", "`")]
    public void A_line_is_a_length_and_quads(string text, string expected) => Assert.Equal(expected, Line(text));

    [Theory, Points(1), Hint("Octets that are missing from the last group count as zeros, and their characters are written as well."), Catches("drops-the-filling", "loses-the-rest")]
    [InlineData("X", "!6```"), InlineData("XY", "\"6%D`"), InlineData("XYZW", "$6%E:5P``")]
    public void The_last_group_is_filled_with_zeros(string text, string expected) => Assert.Equal(expected, Line(text));

    [Theory, Points(1), Hint("The length is that of the octets that were given: the filling does not count."), Catches("length-of-padding", "no-length")]
    [InlineData(1), InlineData(17), InlineData(43), InlineData(44), InlineData(45)]
    public void The_length_leaves_the_filling_out(int octets)
    {
        var line = Line(new string('q', octets));
        Assert.Equal((char)(32 + octets), line[0]);
        Assert.Equal(1 + (octets + 2) / 3 * 4, line.Length);
    }

    string Line(string text) => submission.Call<string>("UuencodeLine", Encoding.Latin1.GetBytes(text));
}
