using System.Text;

namespace Exercises;

/// <summary>A file is taken out of a letter that has suffered.</summary>
[Exercise("uu-rescue")]
public class UuRescue(Submission submission)
{
    [Fact, Points(1), Hint("Only a line with begin, an octal number and a name begins a file: a sentence can begin with that word as well."), Catches("any-begin", "starts-at-the-top")]
    public void Only_begin_with_a_mode_and_a_name_begins_the_file() =>
        Assert.Equal("Dog", Rescued("Tom,\nbegin early,\nbegin 9 o'clock at the latest.\n\nbegin 755 dog.txt\n#1&]G\n`\nend\n"));

    [Fact, Points(1), Hint("The letter around the file is no data: neither what comes before, nor what follows the line that holds nothing."), Catches("runs-on-to-the-signature", "starts-at-the-top")]
    public void What_follows_the_file_is_left_out() =>
        Assert.Equal("Dog", Rescued("Hello\n\nbegin 644 dog.txt\n#1&]G\n`\nend\n\n#1&]G is how a dog looks\n-- \nAnn\n"));

    [Fact, Points(1), Hint("Programs cut spaces off the ends of lines; they stood for zeros, so put them back before you decode."), Catches("does-not-pad")]
    public void Lines_that_were_trimmed_are_filled_up_again() =>
        Assert.Equal("Dog" + new string('\0', 45) + "A\0\0", Rescued("begin 644 zeros\n#1&]G\nM\n#00\n\nend\n"));

    [Fact, Points(1), Hint("A file has many lines; each is decoded, in order, up to the one that holds nothing."), Catches("does-not-pad", "runs-on-to-the-signature")]
    public void A_long_file_comes_out_whole()
    {
        var octets = Enumerable.Range(0, 200).Select(i => (byte)(i * 37 % 251 < 60 ? 0 : i * 37)).ToArray();
        var file = new StringBuilder("Dear Ann,\n\nbegin 600 long.bin\n");
        foreach (var line in octets.Chunk(45)) file.Append(Uuencoded(line).TrimEnd()).Append('\n');

        Assert.Equal(octets, submission.Call<byte[]>("Rescue", file.Append("\nend\n-- \nTom\n").ToString()));
    }

    string Rescued(string letter) => Encoding.Latin1.GetString(submission.Call<byte[]>("Rescue", letter));

    // With spaces for zeros, as the oldest programs wrote them.
    static string Uuencoded(byte[] octets) => (char)(32 + octets.Length) + string.Concat(octets.Chunk(3).Select(three =>
    {
        var bits = three.Aggregate(0, (sum, octet) => sum << 8 | octet) << 8 * (3 - three.Length);
        return string.Concat(Enumerable.Range(0, 4).Select(group => (char)(32 + (bits >> 18 - 6 * group & 63))));
    }));
}
