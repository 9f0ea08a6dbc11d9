using System.Text;

namespace Exercises;

/// <summary>Name and password in one word.</summary>
[Exercise("tls-plain")]
public class TlsPlain(Submission submission)
{
    [Theory, Points(1), Hint("A zero stands in front of the name and another one between name and password; nothing else is added."), Catches("name-twice", "no-first-zero", "spaces")]
    [InlineData("rosa", "sea breeze"), InlineData("x", "")]
    public void Zeros_stand_before_the_name_and_before_the_password(string user, string password) =>
        Assert.Equal($"\0{user}\0{password}", Encoding.UTF8.GetString(Convert.FromBase64String(submission.Call<string>("PlainToken", user, password))));

    [Theory, Points(1), Hint("Names and passwords are written in UTF-8: ASCII has no ü."), Catches("ascii")]
    [InlineData("jürgen", "straße"), InlineData("船長", "☠")]
    public void Both_are_written_in_UTF_8(string user, string password) =>
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")), submission.Call<string>("PlainToken", user, password));
}
