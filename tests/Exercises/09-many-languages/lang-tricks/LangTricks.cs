namespace Exercises;

/// <summary>A name without the characters that turn it around.</summary>
[Exercise("lang-tricks")]
public class LangTricks(Submission submission)
{
    [Fact, Points(1), Hint("There are twelve such characters: five embeddings and overrides, four isolates, and three marks."), Catches("no-isolates", "only-the-override")]
    public void All_twelve_go() =>
        Assert.Equal("report.exe", Honest("re\u061cp\u200eo\u200fr\u202at\u202b.\u202ce\u202dx\u202ee\u2066\u2067\u2068\u2069"));

    [Fact, Points(1), Hint("What is not one of the twelve stays: other languages, and the characters with numbers beside theirs."), Catches("ascii-only", "whole-neighbourhood")]
    public void Everything_else_stays()
    {
        const string name = "תמונה-船-é.png\u2010\u200b\u2028\u206f\u061b";
        Assert.Equal(name, Honest(name));
    }

    string Honest(string name) => submission.Call<string>("HonestName", name);
}
