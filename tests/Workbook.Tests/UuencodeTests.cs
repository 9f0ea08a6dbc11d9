using System.Text;

namespace Workbook.Tests;

public sealed class UuencodeTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_file_comes_back_octet_for_octet_with_its_name_and_mode()
    {
        byte[] octets = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        File.WriteAllBytes(cli.PathOf("data.bin"), octets);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(cli.PathOf("data.bin"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var encoded = await cli.RunAsync(["uuencode", "data.bin", "again.bin"]);
        Assert.StartsWith(OperatingSystem.IsWindows() ? "begin 644 again.bin\n" : "begin 700 again.bin\n", encoded.Output, StringComparison.Ordinal);
        Assert.EndsWith("`\nend\n", encoded.Output, StringComparison.Ordinal);

        var decoded = await cli.RunAsync(["uudecode"], [.. "Dear you,\n\n"u8, .. encoded.Octets]);
        Assert.Equal((0, ""), (decoded.ExitCode, decoded.Errors));
        Assert.Equal(octets, File.ReadAllBytes(cli.PathOf("again.bin")));
    }

    [Fact]
    public async Task One_operand_takes_the_octets_from_standard_input()
    {
        var encoded = await cli.RunAsync(["uuencode", "cat.txt"], "Cat"u8.ToArray());

        Assert.Equal("begin 644 cat.txt\n#0V%T\n`\nend\n", encoded.Output);
        Assert.Equal("Cat", (await cli.RunAsync(["uudecode", "-o", "-"], encoded.Octets)).Output);
    }

    [Fact]
    public async Task A_name_in_any_script_comes_back()
    {
        var encoded = await cli.RunAsync(["uuencode", "caf\u00e9 \u822a\u8def.txt"], "Cat"u8.ToArray());

        Assert.Equal(0, (await cli.RunAsync(["uudecode"], encoded.Octets)).ExitCode);
        Assert.True(File.Exists(cli.PathOf("caf\u00e9 \u822a\u8def.txt")));
    }

    [Fact]
    public async Task A_name_does_not_turn_the_writing_round()
    {
        var result = await cli.RunAsync(["uudecode"], Encoding.UTF8.GetBytes("begin 644 photo\u202egnp.exe\n#0V%T\n`\nend\n"));

        Assert.Equal("photognp.exe: 3 octets (the text called it photo?gnp.exe)", result.Output.TrimEnd());
    }

    [Fact]
    public async Task Nothing_is_replaced_unless_forced()
    {
        File.WriteAllText(cli.PathOf("a.txt"), "mine");
        var text = "begin 644 a.txt\n#0V%T\n`\nend\n"u8.ToArray();

        (await cli.RunAsync(["uudecode"], text)).IsMisuse("a.txt exists already and was left as it is");
        Assert.Equal("mine", File.ReadAllText(cli.PathOf("a.txt")));

        Assert.Equal(0, (await cli.RunAsync(["uudecode", "--force"], text)).ExitCode);
        Assert.Equal("Cat", File.ReadAllText(cli.PathOf("a.txt")));
    }

    [Fact]
    public async Task A_name_that_no_line_can_hold_is_told_without_words_of_the_framework()
    {
        var result = await cli.RunAsync(["uuencode", "two\nlines"], "octets"u8.ToArray());
        result.IsMisuse("A name cannot contain control characters");
        Assert.DoesNotContain("Parameter", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_stays_here()
    {
        var result = await cli.RunAsync(["uudecode"], "begin 644 ../../escape.txt\n#0V%T\n`\nend\n"u8.ToArray());

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("escape.txt: 3 octets (the text called it ../../escape.txt)", result.Output.TrimEnd());
        Assert.True(File.Exists(cli.PathOf("escape.txt")));
        (await cli.RunAsync(["uudecode", "-o", "../up.txt"], "begin 644 a\n#0V%T\n`\nend\n"u8.ToArray())).IsMisuse("-o takes a plain name in this folder");
    }

    [Fact]
    public async Task What_is_damaged_is_told_by_line_and_the_exit_code()
    {
        var result = await cli.RunAsync(["uudecode", "-o", "-"], "begin 644 a\n#0V%\n`\nend\n"u8.ToArray());

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("standard input, line 2: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_a_file_is_told()
    {
        var result = await cli.RunAsync(["uudecode"], Encoding.ASCII.GetBytes("Just a letter.\n"));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("There is no uuencoded file in standard input", result.Errors, StringComparison.Ordinal);
    }
}
