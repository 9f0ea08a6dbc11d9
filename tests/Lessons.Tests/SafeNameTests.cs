using CsCheck;

namespace Lessons.Tests;

public class SafeNameTests
{
    [Theory]
    [InlineData("cat.png", "cat.png")]
    [InlineData("my cat.png", "my cat.png")]
    [InlineData("日本語.txt", "日本語.txt")]
    [InlineData(".profile", ".profile")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini")]
    [InlineData("C:\\autoexec.bat", "autoexec.bat")]
    [InlineData("C:autoexec.bat", "C_autoexec.bat")]
    [InlineData("stream.txt:hidden", "stream.txt_hidden")]
    [InlineData("", "unnamed")]
    [InlineData("/", "unnamed")]
    [InlineData(".", "unnamed")]
    [InlineData("..", "unnamed")]
    [InlineData("... ", "unnamed")]
    [InlineData("a/..", "unnamed")]
    [InlineData("-", "unnamed")]
    [InlineData("name. . ", "name")]
    [InlineData("a\nb\0c\u007f", "abc")]
    [InlineData("photo\u202Egnp.exe", "photognp.exe")]      // right-to-left override
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("Lpt1.tar.gz", "_Lpt1.tar.gz")]
    [InlineData("com¹", "_com¹")]
    [InlineData("AUX .c", "_AUX .c")]
    [InlineData("console", "console")]
    [InlineData("COM10", "COM10")]
    [InlineData("\ud800", "unnamed")]                       // half a character
    public void A_name_is_made_harmless(string name, string safe) => Assert.Equal(safe, SafeName.For(name));

    [Fact]
    public void A_very_long_name_fits_into_a_file_system() =>
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(SafeName.For(new string('語', 5000))), 150, 200);

    [Fact]
    public void No_name_leaves_the_folder()
    {
        var nasty = Gen.Char["./\\~:*?\"<>|-CONULcom1 \0\n\u202eé語a"].Array[0, 12].Select(chars => new string(chars));
        Gen.OneOf(nasty, Gen.String).Sample(name =>
        {
            var safe = SafeName.For(name);
            var folder = Path.GetFullPath("folder");
            Assert.Equal(folder, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, safe))));
            Assert.Equal(safe, SafeName.For(safe));         // making it safe again changes nothing
        });
    }
}
