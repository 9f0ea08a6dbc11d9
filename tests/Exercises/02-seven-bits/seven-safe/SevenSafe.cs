namespace Exercises;

/// <summary>Whether octets fit through seven bits.</summary>
[Exercise("seven-safe")]
public class SevenSafe(Submission submission)
{
    [Fact, Points(1), Hint("All octets have to be below 128: 127 is allowed, one that is not is enough to say no, and it may stand anywhere."), Catches("127", "any", "first-only")]
    public void Every_octet_has_to_be_below_128()
    {
        Assert.True(IsSevenBit([.. Enumerable.Range(0, 128).Select(octet => (byte)octet)]));
        Assert.True(IsSevenBit([]));
        Assert.False(IsSevenBit([65, 66, 128]));
        Assert.False(IsSevenBit([65, 255, 66]));
        Assert.False(IsSevenBit([195, 169]));
    }

    bool IsSevenBit(byte[] octets) => submission.Call<bool>("IsSevenBit", octets);
}
