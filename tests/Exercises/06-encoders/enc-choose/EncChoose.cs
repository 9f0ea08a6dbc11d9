namespace Exercises;

/// <summary>Which of the two encodings is shorter.</summary>
[Exercise("enc-choose")]
public class EncChoose(Submission submission)
{
    [Fact, Points(1), Hint("Count what each would need: three characters for every octet that quoted-printable must write as =XX, four for every three octets in base64, the last group as well."), Catches("always-base64", "half", "share-only")]
    public void It_is_the_one_that_needs_fewer_characters()
    {
        Assert.Equal("quoted-printable", Shorter(strange: 1, plain: 4));
        Assert.Equal("base64", Shorter(strange: 9, plain: 20));
        Assert.Equal("base64", Shorter(strange: 2, plain: 1));
        Assert.Equal("quoted-printable", Shorter(strange: 5, plain: 29));
        Assert.Equal("base64", Shorter(strange: 40, plain: 60));
    }

    [Fact, Points(1), Hint("Where both need the same, quoted-printable can still be read by a person."), Catches("ties", "share-only")]
    public void Where_both_are_alike_it_is_quoted_printable()
    {
        Assert.Equal("quoted-printable", Shorter(strange: 2, plain: 10));
        Assert.Equal("quoted-printable", Shorter(strange: 1, plain: 1));
        Assert.Equal("quoted-printable", Shorter(strange: 0, plain: 0));
    }

    string Shorter(int strange, int plain) => submission.Call<string>("Shorter", (byte[])[.. Enumerable.Repeat((byte)0xE9, strange), .. Enumerable.Repeat((byte)'a', plain)]);
}
