using System.IO.Compression;
using System.Text;

namespace Workbook.Grading.Tests;

public sealed class PackageTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    public void Dispose() => folder.Delete(recursive: true);

    string PathOf(string name) => Path.Combine(folder.FullName, name);

    [Fact]
    public void A_zip_has_the_same_octets_in_whatever_order_its_files_came()
    {
        Some("a.txt", "b/c.txt", "run").Write(PathOf("one.zip"));
        Some("run", "b/c.txt", "a.txt").Write(PathOf("two.zip"));

        Assert.Equal(File.ReadAllBytes(PathOf("one.zip")), File.ReadAllBytes(PathOf("two.zip")));
    }

    [Fact]
    public void A_program_is_one_after_unpacking_too()
    {
        Some("a.txt", "run").Write(PathOf("one.zip"), "inside");

        using var zip = ZipFile.OpenRead(PathOf("one.zip"));
        Assert.Equal(["inside/a.txt", "inside/run"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal([0, 0b001_001_001], zip.Entries.Select(entry => entry.ExternalAttributes >> 16 & 0b001_001_001));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such right.");
        zip.ExtractToDirectory(PathOf("out"));
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(PathOf("out/inside/run")).HasFlag(UnixFileMode.OtherExecute));
    }

    [Fact]
    public void Every_header_says_that_UNIX_made_it_or_the_rights_would_not_count()
    {
        Some("a.txt", "run").Write(PathOf("one.zip"));

        var octets = File.ReadAllBytes(PathOf("one.zip"));
        var headers = Enumerable.Range(0, octets.Length - 6).Where(at => octets.AsSpan(at).StartsWith("PK\u0001\u0002"u8)).ToList();
        Assert.Equal(2, headers.Count);
        Assert.All(headers, at => Assert.Equal(3, octets[at + 5]));
    }

    [Fact]
    public void A_folder_is_whole_or_not_there()
    {
        Some("a.txt", "b/c.txt").Write(PathOf("out"));
        Assert.Equal("b/c.txt", File.ReadAllText(PathOf("out/b/c.txt")));

        var impossible = Some("a.txt", "a.txt/b");   // a file and a folder of one name
        Assert.Throws<ReleaseException>(() => impossible.Write(PathOf("half")));
        Assert.Equal(["out"], Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_there_already_is_not_mixed_with_what_is_new()
    {
        Some("a.txt").Write(PathOf("out"));

        Assert.Contains("is not empty", Assert.Throws<ReleaseException>(() => Some("b.txt").Write(PathOf("out"))).Message, StringComparison.Ordinal);
        Assert.Equal(["a.txt"], Directory.GetFiles(PathOf("out")).Select(Path.GetFileName));
    }

    static Package Some(params string[] paths)
    {
        var package = new Package();
        foreach (var path in paths) package.Add(path, Encoding.UTF8.GetBytes(path), isProgram: path is "run");
        return package;
    }
}
