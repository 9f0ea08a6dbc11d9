using System.Security.Cryptography;
using System.Text;

namespace Exercises;

/// <summary>A log-in without the password on the wire.</summary>
[Exercise("collect-apop")]
public class CollectApop(Submission submission)
{
    [Fact, Points(1), Hint("The challenge is what stands in angle brackets, the brackets included, wherever it is in the greeting."), Catches("last-word", "without-brackets")]
    public void The_challenge_stands_in_brackets_anywhere_in_the_greeting()
    {
        Assert.Equal(Expected("<5.77@light.example>", "rosa", "sea breeze"), Apop("+OK hello <5.77@light.example> and welcome"), ignoreCase: true);
        Assert.Equal(Expected("<5.78@light.example>", "rosa", "sea breeze"), Apop("+OK <5.78@light.example>"), ignoreCase: true);
    }

    [Fact, Points(1), Hint("MD5 goes over the challenge and then the password; the command has the name, and the digest in small digits."), Catches("capital-digits", "no-name", "password-first", "without-brackets")]
    public void The_command_is_APOP_name_and_digest() => Assert.Equal(Expected("<1@a>", "rosa", "sea breeze"), Apop("+OK ready <1@a>"));

    string Apop(string greeting) => submission.Call<string>("Apop", greeting, "rosa", "sea breeze");

    #pragma warning disable CA5351 // RFC 1939 is made of MD5; the lesson says what that is worth today.
    static string Expected(string challenge, string user, string password) => $"APOP {user} {Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(challenge + password)))}";
    #pragma warning restore CA5351
}
