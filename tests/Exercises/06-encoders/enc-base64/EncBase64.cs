namespace Exercises;

/// <summary>Octets become base64.</summary>
[Exercise("enc-base64")]
public class EncBase64(Submission submission)
{
    [Fact, Points(1), Hint("Six bits are a place in the alphabet: capitals first, then small letters, digits, + and /."), Catches("letters-in-the-other-order")]
    public void Six_bits_are_a_place_in_the_alphabet()
    {
        Assert.Equal("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            Base64(Convert.FromHexString("00108310518720928B30D38F41149351559761969B71D79F8218A39259A7A29AABB2DBAFC31CB3D35DB7E39EBBF3DFBF")));
    }

    [Fact, Points(1), Hint("Octets that are left over are not lost: one gives two characters, two give three."), Catches("loses-the-rest")]
    public void What_is_left_over_is_not_lost()
    {
        Assert.Equal("TA", Base64("L"u8.ToArray())[..2]);
        Assert.Equal("TGk", Base64("Li"u8.ToArray())[..3]);
        Assert.Equal("TGlnaHQg", Base64("Light "u8.ToArray()));
    }

    [Fact, Points(1), Hint("The last group is filled up to four characters with equals signs, one for every octet that is missing."), Catches("no-padding", "loses-the-rest")]
    public void The_last_group_is_filled_with_equals_signs()
    {
        for (var length = 0; length < 12; length++)
        {
            var octets = Enumerable.Range(200, length).Select(octet => (byte)octet).ToArray();
            Assert.Equal(Convert.ToBase64String(octets), Base64(octets));
        }
    }

    string Base64(byte[] octets) => submission.Call<string>("Base64", octets);
}
