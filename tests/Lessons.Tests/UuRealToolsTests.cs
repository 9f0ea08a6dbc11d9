using System.Globalization;
using System.Text;

namespace Lessons.Tests;

/// <summary>GNU sharutils and Python agree with us, where they are right.</summary>
public sealed class UuRealToolsTests : IDisposable
{
    static readonly int[] Lengths = [0, 1, 2, 3, 44, 45, 46, 89, 90, 91, 1000, 100_000];

    readonly string folder = Directory.CreateTempSubdirectory("uu").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_uuencode_writes_is_what_we_write()
    {
        var uuencode = Tool.Require("uuencode");
        foreach (var length in Lengths)
        {
            var (exit, output, errors) = await Tool.RunAsync(uuencode, ["the name"], Octets(length));
            Assert.True(exit is 0, errors);
            var text = Encoding.ASCII.GetString(output);
            var mode = Convert.ToInt32(text[6..9], 8);
            Assert.Equal(text, UuCodec.Encode(Octets(length), "the name", mode));
            Assert.Equal(Octets(length), Assert.Single(UuCodec.Decode(text)).Octets);
        }
    }

    [Fact]
    public async Task What_uuencode_writes_in_base64_we_read()
    {
        var (exit, output, errors) = await Tool.RunAsync(Tool.Require("uuencode"), ["-m", "-e", "../n"], Octets(1000));
        Assert.True(exit is 0, errors);
        var file = Assert.Single(UuCodec.Decode(Encoding.ASCII.GetString(output)));
        Assert.Equal(("../n", "n"), (file.Name, file.SafeName));
        Assert.Equal(Octets(1000), file.Octets);
        Assert.Empty(file.Complaints);
    }

    [Fact]
    public async Task What_we_write_uudecode_reads_mode_included()
    {
        var uudecode = Tool.Require("uudecode");
        foreach (var length in Lengths)
        {
            var name = length.ToString(CultureInfo.InvariantCulture);
            var (exit, _, errors) = await Tool.RunAsync(uudecode, [], Encoding.ASCII.GetBytes(UuCodec.Encode(Octets(length), name, Convert.ToInt32("750", 8))), folder);
            Assert.True(exit is 0, errors);
            Assert.Equal(Octets(length), await File.ReadAllBytesAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken));
            if (!OperatingSystem.IsWindows()) Assert.Equal(Convert.ToInt32("750", 8), (int)File.GetUnixFileMode(Path.Combine(folder, name)));
        }
    }

    [Fact]
    public async Task Python_writes_the_same_lines()
    {
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-c", """
            import binascii, sys
            data = bytes((i * 31 + i // 256) % 256 for i in range(2000))
            for n in range(46):
                for zero in (True, False):
                    sys.stdout.write(binascii.b2a_uu(data[n * 7:n * 8], backtick=zero).decode())
            """]);
        Assert.True(exit is 0, errors);
        var lines = Encoding.ASCII.GetString(output).ReplaceLineEndings("\n").Split('\n');
        for (var n = 0; n < 46; n++)
        {
            var octets = Octets(2000)[(n * 7)..(n * 8)];
            Assert.Equal(lines[n * 2], UuCodec.EncodeLine(octets));
            Assert.Equal(octets, UuCodec.DecodeLine(lines[n * 2 + 1]));   // with spaces for zeros
        }
    }

    static byte[] Octets(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 + i / 256))];
}
