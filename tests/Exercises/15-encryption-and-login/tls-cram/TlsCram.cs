using System.Security.Cryptography;
using System.Text;

namespace Exercises;

/// <summary>An answer that only the owner of the password can give.</summary>
[Exercise("tls-cram")]
public class TlsCram(Submission submission)
{
    [Fact, Points(1), Hint("Before anything is computed, the challenge is decoded from base64, and in the end the whole answer is encoded: the name, a space, the digest."), Catches("digest-alone")]
    public void The_answer_is_the_name_a_space_and_the_digest() => Assert.Matches("^rosa [0-9a-fA-F]{32}$", Answer("<77.20120301@light.example>", "rosa", "sea breeze"));

    [Fact, Points(1), Hint("The password is the key and the challenge the text of an HMAC; a plain hash of both is another thing."), Catches("key-and-text-swapped", "plain-md5", "challenge-not-decoded")]
    public void The_password_is_the_key() =>
        Assert.Equal(Expected("<78.20120301@light.example>", "rosa", "sea breeze"), Answer("<78.20120301@light.example>", "rosa", "sea breeze"), ignoreCase: true);

    [Fact, Points(1), Hint("The digest is written in small hexadecimal digits."), Catches("capital-digits")]
    public void The_digest_is_in_small_digits() => Assert.Equal(Expected("<79@light.example>", "ü", "grün"), Answer("<79@light.example>", "ü", "grün"));

    string Answer(string challenge, string user, string password) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(submission.Call<string>("CramAnswer", Convert.ToBase64String(Encoding.UTF8.GetBytes(challenge)), user, password)));

    #pragma warning disable CA5351 // RFC 2195 is made of MD5; the lesson says what that is worth today.
    static string Expected(string challenge, string user, string password) =>
        $"{user} {Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(challenge)))}";
    #pragma warning restore CA5351
}
