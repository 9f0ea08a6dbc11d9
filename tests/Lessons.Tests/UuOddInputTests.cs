using System.Text;

namespace Lessons.Tests;

/// <summary>Inputs beyond the 84: unusual, and mostly not even damaged.</summary>
public sealed class UuOddInputTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("uu").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_text_cut_between_CR_and_LF_keeps_its_last_line()
    {
        var file = Assert.Single(UuCodec.Decode("begin 644 f\r\n#0V%T\r\n#9&]G\r"));
        Assert.Equal(("Catdog", "line 3: the text ends before \"end\""), (Encoding.Latin1.GetString(file.Octets), Assert.Single(file.Complaints).ToString()));
    }

    [Fact]
    public void Base64_may_have_lines_of_any_length() => Assert.All(Enumerable.Range(1, 80), width =>
    {
        byte[] octets = [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 37))];
        var lines = Convert.ToBase64String(octets).Chunk(width).Select(line => new string(line));
        var file = Assert.Single(UuCodec.Decode($"begin-base64 644 f\n{string.Join('\n', lines)}\n====\n"));
        Assert.Equal(octets, file.Octets);
        Assert.Empty(file.Complaints);
    });

    [Fact]
    public void A_character_lost_from_base64_spoils_no_other_line()
    {
        var file = Assert.Single(UuCodec.Decode("begin-base64 644 f\nQ2F0Q2F\nQ2F0\nQ2F0\n====\n"));
        Assert.Equal(("CatCaCatCat", 2), (Encoding.Latin1.GetString(file.Octets), Assert.Single(file.Complaints).Line));
    }

    [Fact]
    public void Saving_a_file_leaves_every_other_one_alone()
    {
        foreach (var name in (string[])["f.part", "f", ".f.part"]) new UuFile(name, 0b110_100_100, "Cat"u8.ToArray(), []).SaveTo(folder);
        Assert.Equal([".f.part", "f", "f.part"], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_is_read_in_the_charset_that_it_was_written_in()
    {
        var text = UuCodec.Encode("Cat"u8, "caf\u00e9.txt");
        var path = Path.Combine(folder, "letter.txt");
        Assert.All((Encoding[])[new UTF8Encoding(), Encoding.UTF8, Encoding.Latin1, Encoding.Unicode], charset =>   // the last is what Windows makes of > letter.txt
        {
            File.WriteAllText(path, text, charset);
            var file = Assert.Single(UuReader.ReadFile(path).Files);
            Assert.Equal(("caf\u00e9.txt", "Cat", 0), (file.Name, Encoding.Latin1.GetString(file.Octets), file.Complaints.Count));
        });
    }
}
