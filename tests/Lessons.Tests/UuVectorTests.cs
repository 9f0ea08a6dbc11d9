using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Text;
using CsCheck;

namespace Lessons.Tests;

public class UuVectorTests
{
    [Fact]
    public void It_writes_what_the_clear_form_writes()
    {
        var random = new Random(45);
        for (var length = 0; length <= 700; length++)
        {
            var octets = new byte[length];
            random.NextBytes(octets);
            if (length % 7 is 0) octets.AsSpan(length / 2).Clear();   // zeros are special
            Assert.Equal(Body(octets), Encoding.ASCII.GetString(UuVector.Encode(octets)));
            Assert.Equal(octets, UuVector.Decode(UuVector.Encode(octets)));
        }
    }

    [Fact]
    public void Every_file_comes_back() => Gen.Byte.Array[0, 5000].Sample(octets =>
    {
        Assert.Equal(octets, UuVector.Decode(UuVector.Encode(octets)));
        var file = Assert.Single(UuCodec.Decode(UuCodec.Encode(octets, "f")));
        Assert.Equal(octets, file.Octets);
        Assert.Empty(file.Complaints);
    }, iter: 500);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void It_reads_both_line_ends(string lineEnd) =>
        Assert.Equal(Sample, UuVector.Decode(Encoding.ASCII.GetBytes(Body(Sample).Replace("\n", lineEnd, StringComparison.Ordinal))));

    [Fact]
    public void It_reads_spaces_for_zeros() =>
        Assert.Equal(new byte[200], UuVector.Decode(Encoding.ASCII.GetBytes(Body(new byte[200]).Replace('`', ' '))));

    [Fact]
    public void It_reads_short_lines_between_full_ones() =>
        Assert.Equal([.. new byte[45], 67, 97, 116, .. new byte[90]], UuVector.Decode(Encoding.ASCII.GetBytes(Line(45) + "#0V%T\n" + Line(45) + Line(45) + "`\n")));

    [Fact]
    public void It_needs_neither_the_last_line_nor_the_last_line_end() =>
        Assert.Equal(new byte[90], UuVector.Decode(Encoding.ASCII.GetBytes((Line(45) + Line(45)).TrimEnd('\n'))));

    [Fact]
    public void A_damaged_octet_anywhere_is_found() => Assert.All(Enumerable.Range(0, 62 * 3).Where(i => i % 62 is not (0 or 61)), at =>
    {
        var body = UuVector.Encode(Sample);
        body[at] = (byte)'{';
        Assert.Contains("column", Assert.Throws<FormatException>(() => UuVector.Decode(body)).Message, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Without_vectors_it_is_the_same()
    {
        const string InOtherProcess = "UU_VECTOR_TESTS_WITHOUT_VECTORS";
        if (Environment.GetEnvironmentVariable(InOtherProcess) is not null)
        {
            Assert.SkipWhen(Vector128.IsHardwareAccelerated, "This processor's vectors cannot be switched off.");
            return;
        }
        var dll = typeof(UuVectorTests).Assembly.Location;
        var host = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(host) is "dotnet";
        var start = new ProcessStartInfo(host, [.. isDotnet ? [dll] : (string[])[], "-class", typeof(UuVectorTests).FullName!]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableHWIntrinsic"] = "0";
        start.Environment[InOtherProcess] = "1";
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode is 0, output);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    static readonly byte[] Sample = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];

    static string Line(int octets) => UuCodec.EncodeLine(new byte[octets]) + "\n";

    static string Body(byte[] octets) => string.Concat(octets.Chunk(45).Select(line => UuCodec.EncodeLine(line) + "\n")) + "`\n";
}
