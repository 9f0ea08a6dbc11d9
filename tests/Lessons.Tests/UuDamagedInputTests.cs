using System.Globalization;
using System.Text;
using CsCheck;

namespace Lessons.Tests;

/// <summary>84 inputs on which decoders were tried. GNU uudecode goes wrong on many: stale octets, refusals, only the first file, names that leave the folder.</summary>
public sealed class UuDamagedInputTests : IDisposable
{
    static readonly string FortyFive = "M" + string.Concat(Enumerable.Repeat("0V%T", 15));

    readonly string folder = Directory.CreateTempSubdirectory("uu").FullName;

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)) File.Delete(file);
        Directory.Delete(folder, recursive: true);
    }

    // For each file: its safe name, its mode, its octets (* and a number for repeated "Cat", 0 for zeros), and ! for each line with a complaint.
    static readonly (int Case, string Input, string Expected)[] Texts =
    [
        (01, "begin 644 cat.txt\n#0V%T\n`\nend\n", "cat.txt 644 Cat"),
        (02, "", ""),
        (03, "no file\nin these lines\n", ""),
        (04, "begin 644 f\n", "f 644  !1"),
        (05, "begin 644 f\n`\nend\n", "f 644 "),
        (06, "begin 644 f\n \nend\n", "f 644 "),
        (07, "begin 644 f\n#0V%T\nend\n", "f 644 Cat !3"),                                  // POSIX does not ask for the line of no octets
        (08, "begin 644 f\n#0V%T\n`\n", "f 644 Cat !3"),
        (09, "begin 644 f\n#0V%T\n`\nend", "f 644 Cat !4"),
        (10, "begin 644 f\r\n#0V%T\r\n`\r\nend\r\n", "f 644 Cat"),
        (11, "begin 644 f\n)            \n \nend\n", "f 644 000000000"),
        (12, "begin 644 f\n)    0V%T\n\nend\n", "f 644 000Cat000 !2"),                      // a gateway took the blanks
        (13, "begin 644 f\n#0V%\n`\nend\n", "f 644 Ca@ !2"),
        (14, "begin 644 f\n#0V%T8\n#0V%T8\n`\nend\n", "f 644 CatCat !2 !3"),
        (15, $"begin 644 f\n_{string.Concat(Enumerable.Repeat("0V%T", 21))}\n`\nend\n", "f 644 *21 !2"),
        (16, "begin 644 f\nc0V%T\n`\nend\n", "f 644 Cat !2"),
        (17, "begin 644 f\n#{V%T\n`\nend\n", "f 644 oat !2"),
        (18, "begin 644 f\n#\u00e9V%T\n`\nend\n", "f 644 'at !2"),
        (19, "begin 644 f\n#0V%T\n\n#0V%T\n`\nend\n", "f 644 CatCat !3"),
        (20, "begin 644 f\n#0V%T\n`\n\nend\n", "f 644 Cat !4"),
        (21, "begin 644 f\n#0V%T\n`\nend \n", "f 644 Cat !4"),
        (22, "begin 644 f\n#0V%T\n``\nend\n", "f 644 Cat"),
        (23, "begin 0664 f\n#0V%T\n`\nend\n", "f 664 Cat"),
        (24, "begin 4755 f\n#0V%T\n`\nend\n", "f 755 Cat !1"),
        (25, "begin 000 f\n#0V%T\n`\nend\n", "f 000 Cat"),
        (26, "begin 888 f\n#0V%T\n`\nend\n", ""),
        (27, "begin u=rw,go=r f\n#0V%T\n`\nend\n", "f 644 Cat"),
        (28, "begin 666 f\n#0V%T\n`\nend\n", "f 666 Cat"),
        (29, "begin 644\n#0V%T\n`\nend\n", "unnamed 644 Cat !1"),
        (30, "begin 644 my cat.txt\n#0V%T\n`\nend\n", "my cat.txt 644 Cat"),
        (31, "begin 644 f  \n#0V%T\n`\nend\n", "f 644 Cat"),
        (32, "begin  644\tf\n#0V%T\n`\nend\n", "f 644 Cat"),
        (33, "begin 644 ../escape\n#0V%T\n`\nend\n", "escape 644 Cat"),
        (34, "begin 644 /some/where/abs\n#0V%T\n`\nend\n", "abs 644 Cat"),
        (35, "begin 644 ~/tilde\n#0V%T\n`\nend\n", "tilde 644 Cat"),
        (36, "begin 644 ~nosuchuser/x\n#0V%T\n`\nend\n", "x 644 Cat"),
        (37, "begin 644 ~x\n#0V%T\n`\nend\n", "~x 644 Cat"),
        (38, "begin 644 -\n#0V%T\n`\nend\n", "unnamed 644 Cat"),
        (39, "begin 644 /dev/stdout\n#0V%T\n`\nend\n", "stdout 644 Cat"),
        (40, "From: ann@school\nSubject: a cat\n\nHere it is:\nbegin 644 cat.txt\n#0V%T\n`\nend\n-- \nAnn\n", "cat.txt 644 Cat"),
        (41, "beginning with a cat\nbegin 644 cat.txt\n#0V%T\n`\nend\n", "cat.txt 644 Cat"),
        (42, "begin with this\nbegin 644 cat.txt\n#0V%T\n`\nend\n", "cat.txt 644 Cat"),
        (43, " begin 644 x\nbegin 644 cat.txt\n#0V%T\n`\nend\n", "cat.txt 644 Cat"),
        (44, "> begin 644 f\n> #0V%T\n> `\n> end\n", ""),
        (45, "BEGIN 644 f\n#0V%T\n`\nEND\n", ""),
        (46, "begin 644 a\n#0V%T\n`\nend\nand\nbegin 600 b\n#9&]G\n`\nend\n", "a 644 Cat; b 600 dog"),
        (54, $"begin 644 f\n.{UuCodec.EncodeLine("abcdefghijklmn"u8)}\n`\nend\n", "f 644 abcdefghijklmn !2"),
        (55, $"begin 644 f\n{UuCodec.EncodeLine("abcdefghijklmn"u8)}\n`\nend\n", "f 644 abcdefghijklmn"),
        (56, "begin 644 caf\u00e9.txt\n#0V%T\n`\nend\n", "caf\u00e9.txt 644 Cat"),
        (57, "begin 644 f\n#0V\0T\n`\nend\n", "f 644 Ch4 !2"),
        (58, $"{new string('x', 20_000)}\nbegin 644 cat.txt\n#0V%T\n`\nend\n", "cat.txt 644 Cat"),
        (59, "begin-base64 644 f\nQ2F0\n====\n", "f 644 Cat"),
        (60, "begin-base64 644 f\nQ2F0\n", "f 644 Cat !2"),
        (61, "begin-base64 644 f\nQ2F0\nend\n", "f 644 Cat !3"),
        (62, "begin-base64 644 f\nQ2F0\n\nQ2F0\n====\n", "f 644 CatCat !3"),
        (63, "begin-base64 644 f\nQ2*F0\n====\n", "f 644 Cat !2"),
        (64, "begin-base64 644 f\r\nQ2F0\r\n====\r\n", "f 644 Cat"),
        (65, "begin-base64 644 f\nQw==\n====\n", "f 644 C"),
        (66, "begin-base64 644 f\nQw==Q2F0\n====\n", "f 644 CCat !2"),
        (67, "begin-base64 644 f\nQw\n====\n", "f 644 C !2"),
        (68, "begin-encoded 644 Y2F0LnR4dA==\n#0V%T\n`\nend\n", "cat.txt 644 Cat"),
        (69, "begin-base64-encoded 644 Y2F0LnR4dA==\nQ2F0\n====\n", "cat.txt 644 Cat"),
        (70, "begin-encoded 644 Li4vZXNjYXBlMg==\n#0V%T\n`\nend\n", "escape2 644 Cat"),
        (71, "begin 644 f\n#0V%T\nend\n`\nend\n", "f 644 Cat !3"),                             // 'e' as a length would promise five octets
        (75, "begin 644 f\n!0P\n`\nend\n", "f 644 C"),
        (76, $"begin 644 f\n>{string.Concat(Enumerable.Repeat("0V%T", 10))}\n`\nend\n", "f 644 *10"),
        (78, "begin 644 f\n#0V%T \n#0V%T \n`\nend\n", "f 644 CatCat"),
        (79, "begin 644 f\n#0V%T`\n#0V%T`\n`\nend\n", "f 644 CatCat"),
        (80, $"begin 644 f\n{FortyFive}\n\n#0V%T\n`\nend\n", "f 644 *16 !3"),
        (81, $"begin 644 f\n{FortyFive}\nM\n`\nend\n", $"f 644 *15{new string('0', 45)} !3"),
        (82, "begin 644 f\r#0V%T\r`\rend\r", "f 644 Cat"),
        (83, "begin 644 f\n#0V%T\n\f\n#0V%T\n`\nend\n", "f 644 CatCat !3"),
        (84, "begin\t644 f\n#0V%T\n`\nend\n", "f 644 Cat"),
    ];

    public static TheoryData<int> TextCases => [.. Texts.Select(text => text.Case)];

    [Theory, MemberData(nameof(TextCases))]
    public void A_damaged_text_gives_what_is_left_of_it(int number)
    {
        var (_, input, expected) = Texts.Single(text => text.Case == number);
        Assert.Equal(expected, string.Join("; ", UuCodec.Decode(input).Select(Brief)));
    }

    static readonly Dictionary<int, Action<string>> Files = new()
    {
        [47] = folder =>                                         // two inputs
        {
            Assert.Equal("a", Read(folder, "1.uu", "begin 644 a\n#0V%T\n`\nend\n").Files[0].SafeName);
            Assert.Equal("b", Read(folder, "2.uu", "begin 644 b\n#9&]G\n`\nend\n").Files[0].SafeName);
        },
        [48] = folder =>                                         // the first of them bad: the second is read all the same
        {
            Assert.Empty(Read(folder, "1.uu", "nothing").Files);
            Assert.Single(Read(folder, "2.uu", "begin 644 b\n#9&]G\n`\nend\n").Files);
        },
        [49] = folder =>                                         // the target exists
        {
            File.WriteAllText(Path.Combine(folder, "f"), "old");
            Assert.Equal("f exists already and was left as it is; delete it, or ask for it to be overwritten.", Assert.Throws<IOException>(() => Cat("f").SaveTo(folder)).Message);
            Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "f")));
            Assert.Equal("Cat", File.ReadAllText(Cat("f").SaveTo(folder, overwrite: true)));
        },
        [50] = folder =>                                         // it is read-only
        {
            File.WriteAllText(Path.Combine(folder, "f"), "old");
            File.SetAttributes(Path.Combine(folder, "f"), FileAttributes.ReadOnly);
            Assert.Throws<IOException>(() => Cat("f").SaveTo(folder));
            Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "f")));
            File.SetAttributes(Path.Combine(folder, "f"), FileAttributes.Normal);
        },
        [51] = folder =>                                         // it is a directory
        {
            Directory.CreateDirectory(Path.Combine(folder, "d"));
            Assert.Throws<IOException>(() => Cat("d").SaveTo(folder));
            Assert.ThrowsAny<Exception>(() => Cat("d").SaveTo(folder, overwrite: true));
            Assert.True(Directory.Exists(Path.Combine(folder, "d")));
            Assert.Empty(Directory.GetFiles(folder));
        },
        [52] = folder =>                                         // it is a link
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege on Windows.");
            File.WriteAllText(Path.Combine(folder, "victim"), "victim");
            File.CreateSymbolicLink(Path.Combine(folder, "ln"), Path.Combine(folder, "victim"));
            File.CreateSymbolicLink(Path.Combine(folder, "dangling"), Path.Combine(folder, "nowhere"));
            Assert.Throws<IOException>(() => Cat("ln").SaveTo(folder));
            Assert.Throws<IOException>(() => Cat("dangling").SaveTo(folder));
            Cat("ln").SaveTo(folder, overwrite: true);
            Assert.Equal("victim", File.ReadAllText(Path.Combine(folder, "victim")));
            Assert.False(File.Exists(Path.Combine(folder, "nowhere")));
        },
        [53] = folder => Assert.Equal(Path.Combine(folder, "f"), Cat("no/such/f").SaveTo(folder)),
        [72] = folder => Assert.Equal(Path.Combine(folder, "given"), Cat("f").SaveTo(folder, name: "given")),
        [73] = folder =>                                         // one name for two files
        {
            Cat("a").SaveTo(folder, name: "given");
            Assert.Throws<IOException>(() => Cat("b").SaveTo(folder, name: "given"));
        },
        [74] = folder => Assert.StartsWith("There is no file ", Assert.Throws<FileNotFoundException>(() => UuReader.ReadFile(Path.Combine(folder, "missing.uu"))).Message, StringComparison.Ordinal),
        [77] = folder =>                                         // the folder cannot be written
        {
            File.WriteAllText(Path.Combine(folder, "file"), "");
            Assert.ThrowsAny<IOException>(() => Cat("f").SaveTo(Path.Combine(folder, "file")));
        },
    };

    public static TheoryData<int> FileCases => [.. Files.Keys];

    [Theory, MemberData(nameof(FileCases))]
    public void A_file_is_saved_where_it_does_no_harm(int number) => Files[number](folder);

    [Fact]
    public void All_84_are_here() => Assert.Equal(Enumerable.Range(1, 84), TextCases.Concat(FileCases).Select(row => row.Data).Order());

    [Theory]
    [InlineData("begin 644 f\n#0V%T\n#0V%\n`\nend\n", "line 3: promises 3 octets, which is 4 characters, but only 3 follow; the rest counts as zeros")]
    [InlineData("begin 644 f\n#0{%T\n`\nend\n", "line 2: column 3: the character '{' does not belong here; its low six bits are used")]
    [InlineData("begin 644 f\n#0V%T\n", "line 2: the text ends before \"end\"")]
    [InlineData("begin 4755 f\n`\nend\n", "line 1: mode 4755 asks for more than read, write and execute; the rest is left out")]
    [InlineData("begin 644 f\n#0V¥T\n`\nend\n", "line 2: column 4: ¥ taken for \\")]
    [InlineData("begin 644 f\n#0V%T\nand so on, said the signature\n`\nend\n", "line 3: not a data line; left out")]
    [InlineData("begin 644 f\n#0V%T\n`\nbegin 644 g\n`\nend\n", "line 4: \"end\" is missing")]
    [InlineData("begin-base64 644 f\nQ2*F0\n====\n", "line 2: column 3: U+002A is not a base64 character; left out")]
    [InlineData("begin-base64 644 f\nQ2F0Q=\n====\n", "line 2: column 6: the padding follows one character, which is less than an octet; left out")]
    public void A_complaint_says_which_line_and_what_was_made_of_it(string input, string complaint) =>
        Assert.Equal(complaint, Assert.Single(UuCodec.Decode(input)[0].Complaints).ToString());

    [Theory]
    [InlineData("begin 888 f\n#0V%T\n`\nend\n", 1)]
    [InlineData("hello\nbegin 1st of all\n", 2)]
    public void What_only_looks_like_a_header_is_mentioned(string input, int line) =>
        Assert.Equal(line, UuReader.Read(input).Complaints[0].Line);

    [Theory]
    [InlineData("begin a-team f\n")]
    [InlineData("begin - f\n")]
    [InlineData("begin 64 f\n")]
    [InlineData("begin 06440 f\n")]
    [InlineData("begin644 f\n")]
    [InlineData("begin-encoded 644 !!!\n")]
    public void What_is_no_header_begins_nothing(string input) => Assert.Empty(UuCodec.Decode(input));

    [Fact]
    public void The_umask_has_no_say_in_the_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        foreach (var mode in (int[])[0b110_110_110, 0b111_111_111, 0b100_000_000, 0])
        {
            var path = new UuFile("f", mode, "Cat"u8.ToArray(), []).SaveTo(folder, overwrite: true);
            if (!OperatingSystem.IsWindows()) Assert.Equal((UnixFileMode)mode, File.GetUnixFileMode(path));
        }
        Assert.Equal(["f"], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)));
    }

    static readonly string[] Lines = ["begin 644 f", "end", "`", " ", "", "begin-base64 644 g", "====", "begin 644", "#0V%T"];

    [Fact]
    public void Whatever_text_comes_it_is_read()
    {
        var line = Gen.OneOf(Gen.String[Gen.Char[' ', 'b'], 0, 70], Gen.String, Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]));
        line.Array[0, 20].Select(lines => string.Join('\n', lines)).Sample(text =>
        {
            var reading = UuReader.Read(text);
            Assert.All(reading.Complaints, complaint => Assert.InRange(complaint.Line, 1, Math.Max(1, text.Count(c => c is '\n' or '\r') + 1)));
            Assert.All(reading.Files, file => Assert.InRange(file.Mode, 0, 0x1ff));
        });
    }

    [Fact]
    public void A_million_blanks_do_not_slow_it() =>
        Assert.Single(UuCodec.Decode($"begin 644 a{new string(' ', 1_000_000)}b{new string(' ', 1_000_000)}\n#0V%T{new string(' ', 1_000_000)}\n`\nend\n"));

    static UuFile Cat(string name) => new(name, 0b110_100_100, "Cat"u8.ToArray(), []);

    static UuReading Read(string folder, string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return UuReader.ReadFile(Path.Combine(folder, name));
    }

    static string Brief(UuFile file)
    {
        var octets = Encoding.Latin1.GetString(file.Octets).Replace('\0', '0');
        var cats = octets.Length / 3;
        if (cats >= 10 && octets.StartsWith(string.Concat(Enumerable.Repeat("Cat", 10)), StringComparison.Ordinal))
        {
            cats = octets.Split("Cat").Length - 1;
            octets = $"*{cats}{octets[(cats * 3)..]}";
        }
        var complaints = string.Concat(file.Complaints.Select(complaint => complaint.Line).Distinct().Select(line => string.Create(CultureInfo.InvariantCulture, $" !{line}")));
        return $"{file.SafeName} {Convert.ToString(file.Mode, 8).PadLeft(3, '0')} {octets}{complaints}";
    }
}
