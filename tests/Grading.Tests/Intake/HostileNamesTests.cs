using System.Formats.Tar;
using System.IO.Compression;

namespace Workbook.Grading.Tests;

/// <summary>Archives that are made to reach other files: first the attack on a program without the wall, then on this one.</summary>
public sealed class HostileNamesTests : IDisposable
{
    static readonly LessonCatalogue Lessons = LessonCatalogue.Read(Repository.Path("notebooks"));
    static readonly byte[] Right = MadeUpNotebook.Right().ToOctets(), Untouched = MadeUpNotebook.Untouched().ToOctets();

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hostile-");

    public void Dispose() => folder.Delete(recursive: true);

    string PathOf(string name) => Path.Combine(folder.FullName, name);

    SubmissionIntake Read(byte[] archive)
    {
        File.WriteAllBytes(PathOf("class.zip"), archive);
        return SubmissionIntake.Read(HandedInFiles.Read(PathOf("class.zip")), Lessons);
    }

    /// <summary>A program that unpacks as it is told.</summary>
    static void UnpackWithoutWalls(byte[] zip, string target)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            var path = Path.Combine(target, entry.FullName.Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var octets = LimitedStream.ReadAll(entry.Open(), long.MaxValue);
            if (entry.ExternalAttributes >> 28 is 0xA or -6) File.CreateSymbolicLink(path, System.Text.Encoding.UTF8.GetString(octets));
            else File.WriteAllBytes(path, octets);
        }
    }

    [Theory]
    [InlineData("../outside.ipynb")]
    [InlineData("ann/../../outside.ipynb")]
    [InlineData("ann\\..\\..\\outside.ipynb")]
    public void A_name_that_leads_out_of_the_archive_writes_nowhere(string name)
    {
        var zip = MadeUpArchive.Zip((name, Right), ("bob/b.ipynb", Right));
        UnpackWithoutWalls(zip, Directory.CreateDirectory(PathOf("naive/in")).FullName);
        Assert.True(File.Exists(PathOf("naive/outside.ipynb")), "The attack does not work even without the wall.");

        var before = Everything();
        var intake = Read(zip);

        Assert.Equal(["bob"], intake.Work.Select(work => work.Student.Id));
        Assert.Contains(intake.NotMarked, left => left.IsWork && left.Reason.Contains("leads out of its archive", StringComparison.Ordinal));
        Assert.Equal(before.Append(PathOf("class.zip")).Order(StringComparer.Ordinal), Everything());
    }

    [Theory]
    [InlineData("/etc/cron.d/ann.ipynb")]
    [InlineData("C:\\Windows\\ann.ipynb")]
    [InlineData("\\\\server\\share\\ann.ipynb")]
    [InlineData("a\0b.ipynb")]
    [InlineData("..")]
    public void So_does_no_name_from_the_root_of_a_disk(string name) => Assert.Empty(Read(MadeUpArchive.Zip((name, Right))).Work);

    [Fact]
    public void A_link_to_the_answers_is_not_followed_in_a_zip_a_tar_or_a_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        var answers = PathOf("answers.ipynb");
        File.WriteAllBytes(answers, Right);
        var zip = MadeUpArchive.Zip([("bob/b.ipynb", Untouched)], [("ann/a.ipynb", answers), ("cy", folder.FullName)]);
        UnpackWithoutWalls(zip, Directory.CreateDirectory(PathOf("naive")).FullName);
        Assert.Equal(Right, File.ReadAllBytes(PathOf("naive/ann/a.ipynb")));   // the attack: the answers, as one's own

        var tar = MadeUpArchive.Tar([("bob/b.ipynb", Untouched)], [("ann/a.ipynb", answers), ("cy", folder.FullName)]);
        File.WriteAllBytes(PathOf("class.tar"), tar);
        foreach (var intake in new[] { Read(zip), SubmissionIntake.Read(HandedInFiles.Read(PathOf("class.tar")), Lessons), SubmissionIntake.Read(HandedInFiles.Read(PathOf("naive")), Lessons) })
        {
            Assert.Equal("bob", Assert.Single(intake.Work).Student.Id);
            Assert.Contains(new("ann/a.ipynb", "is a link, and links are not followed", IsWork: true), intake.NotMarked);
        }
    }

    [Fact]
    public void A_hard_link_and_a_device_in_a_tar_are_not_opened()
    {
        var file = new MemoryStream();
        using (var tar = new TarWriter(file, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "ann/a.ipynb") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.CharacterDevice, "bob/b.ipynb") { DeviceMajor = 1, DeviceMinor = 5 });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "cy/c.ipynb"));
        }
        File.WriteAllBytes(PathOf("class.tar"), file.ToArray());

        var intake = SubmissionIntake.Read(HandedInFiles.Read(PathOf("class.tar")), Lessons);

        Assert.Empty(intake.Work);
        Assert.Equal(3, intake.NotMarked.Count);
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("com1")]
    [InlineData("..")]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("Ann")]
    [InlineData("")]
    [InlineData("ann.")]
    [InlineData(" ")]
    [InlineData("李雷")]
    [InlineData("-rf")]
    public void A_student_may_be_called_anything_and_the_file_is_harmless(string id)
    {
        var name = StudentFileName.Of(id);

        Assert.Matches("^[a-z0-9][a-z0-9_-]{0,80}$", name);
        Assert.DoesNotMatch("^(con|prn|aux|nul|com[0-9]|lpt[0-9])$", name);
        Assert.NotEqual(StudentFileName.Of(id.ToUpperInvariant() + "x"), name);
    }

    [Fact]
    public void Two_students_never_share_a_file()
    {
        string[] ids = ["ann", "Ann", "ANN", "a.nn", "a-nn", "a nn", "a/nn", new('a', 100), new('a', 101), "con", "CON"];
        Assert.Equal(ids.Length, ids.Select(StudentFileName.Of).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_name_is_shown_and_not_obeyed()
    {
        var intake = Read(MadeUpArchive.Zip(("ann\u001b[2J\u202egpj.exe\r\n/a.ipynb", Right)));
        var shown = Assert.Single(intake.Work);
        Assert.DoesNotContain(shown.File + shown.Student.Id, character => char.IsControl(character) || character is '\u202e');
    }

    string[] Everything() => [.. Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
