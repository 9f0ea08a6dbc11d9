namespace Exercises;

/// <summary>The charset that a Content-Type names.</summary>
[Exercise("simple-charset")]
public class SimpleCharset(Submission submission)
{
    [Theory, Points(1), Hint("The parameter may stand anywhere, in capitals, with spaces around it and its value in quotation marks; what follows the next semicolon is another parameter."), Catches("first-parameter", "keeps-the-quotes", "takes-the-rest")]
    [InlineData("text/plain; format=flowed; charset=utf-8", "utf-8"), InlineData("text/html;charset=\"ISO-8859-15\"; delsp=yes", "iso-8859-15"), InlineData("Text/Plain;  Charset=KOI8-R ; x=y", "koi8-r")]
    public void It_is_found_among_the_parameters(string type, string expected) => Assert.Equal(expected, submission.Call<string>("CharsetOf", type));

    [Theory, Points(1), Hint("Where nothing is said, it is us-ascii; and a parameter whose name only ends in charset is another one."), Catches("default", "takes-the-rest")]
    [InlineData("text/plain", "us-ascii"), InlineData("text/plain; format=flowed", "us-ascii"), InlineData("text/plain; x-charset=big5", "us-ascii")]
    public void Where_nothing_is_said_it_is_ASCII(string type, string expected) => Assert.Equal(expected, submission.Call<string>("CharsetOf", type));
}
