namespace Exercises;

/// <summary>Where an attachment may be saved.</summary>
[Exercise("read-place")]
public class ReadPlace(Submission submission)
{
    [Theory, Points(1), Hint("Only the last piece of a name is a name, and both kinds of slash divide pieces, on every machine."), Catches("one-kind-of-slash")]
    [InlineData("map.png", "map.png"), InlineData("../../../etc/passwd", "passwd"), InlineData(@"..\..\autoexec.bat", "autoexec.bat"), InlineData(@"/a\b/c.txt", "c.txt")]
    public void Nothing_lands_outside_of_the_folder(string name, string expected) => Assert.Equal(expected, Place(name));

    [Theory, Points(1), Hint("A name that is empty, a dot or two dots is no name of a file: give it one of your own."), Catches("two-dots")]
    [InlineData(""), InlineData("."), InlineData(".."), InlineData("x/.."), InlineData(@"x\")]
    public void What_is_no_name_gets_one(string name) => Assert.Equal("attachment", Place(name));

    [Fact, Points(1), Hint("A file that is there already is never written over: number the new one, and go on numbering while that is taken too."), Catches("overwrites")]
    public void Nothing_is_written_over()
    {
        Assert.Equal("map-2.png", Place("map.png", "map.png"));
        Assert.Equal("map-4.png", Place("../map.png", "map.png", "map-2.png", "map-3.png"));
    }

    string Place(string name, params string[] taken) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            var folder = Directory.CreateTempSubdirectory("place-").FullName;
            foreach (var other in taken) File.WriteAllText(Path.Combine(folder, other), "");
            return Path.GetRelativePath(folder, PlaceFor(folder, name));
        }))()
        """, new { name, taken });
}
