using System.IO.Compression;

namespace Workbook.Grading.Tests;

/// <summary>A whole class as it is handed in: what is marked, what is not, and why.</summary>
public sealed class SubmissionIntakeTests : IDisposable
{
    static readonly LessonCatalogue Lessons = LessonCatalogue.Read(Repository.Path("notebooks"));
    static readonly byte[] Right = MadeUpNotebook.Right().ToOctets(), Untouched = MadeUpNotebook.Untouched().ToOctets();

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("intake-");

    public void Dispose() => folder.Delete(recursive: true);

    string PathOf(string name) => Path.Combine(folder.FullName, name);

    string Put(string name, byte[] octets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), octets);
        return PathOf(name);
    }

    static SubmissionIntake Read(string path, IntakeLimits? limits = null) => SubmissionIntake.Read(HandedInFiles.Read(path, limits), Lessons);

    static IEnumerable<string> Students(SubmissionIntake intake) => intake.Work.Select(work => work.Student.Id);

    static void Left(SubmissionIntake intake, string file, string reason) =>
        Assert.Contains(intake.NotMarked, left => left.File == file && left.Reason.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void Folder_zip_tar_and_zipped_tar_say_the_same()
    {
        (string, byte[])[] files = [("ann/a.ipynb", Right), ("bob/b.ipynb", Untouched), ("cy/picture.png", [1, 2])];
        foreach (var (name, octets) in files) Put($"class/{name}", octets);
        string[] sources = [PathOf("class"), Put("class.zip", MadeUpArchive.Zip(files)), Put("class.tar", MadeUpArchive.Tar(files)), Put("class.tgz", MadeUpArchive.Tar(files, zipped: true))];
        foreach (var source in sources)
        {
            var intake = Read(source);
            Assert.Equal(["ann", "bob"], Students(intake));
            Assert.Equal(5, intake.Work[0].Found.Answers.Sources.Count);
            Left(intake, "cy/picture.png", "is not a notebook");
        }
    }

    [Fact]
    public void Times_are_taken_from_archives_and_not_from_folders_which_copying_changes()
    {
        Put("class/ann.ipynb", Right);
        Assert.Null(Assert.Single(Read(PathOf("class")).Work).Time);
        Assert.Equal(new DateTime(2026, 11, 1, 12, 0, 0), Assert.Single(Read(Put("a.zip", MadeUpArchive.Zip(("ann/a.ipynb", Right)))).Work).Time);
        Assert.Equal(new DateTime(2026, 11, 1, 12, 0, 0), Assert.Single(Read(Put("a.tar", MadeUpArchive.Tar([("ann/a.ipynb", Right)]))).Work).Time);
    }

    [Fact]
    public void An_archive_of_each_student_inside_of_the_export_is_opened()
    {
        var inner = MadeUpArchive.Zip(("my work/03.ipynb", Right), ("__MACOSX/my work/._03.ipynb", [0, 5, 22]), ("my work/.ipynb_checkpoints/03-checkpoint.ipynb", Untouched));
        var tarred = MadeUpArchive.Tar([("x.ipynb", Right)], zipped: true);
        var intake = Read(Put("export.zip", MadeUpArchive.Zip(("Ann Lee_1_assignsubmission_file_/work.zip", inner), ("Bob_2_assignsubmission_file_/work.tar.gz", tarred))));

        Assert.Equal(["1", "2"], Students(intake));
        Left(intake, "Ann Lee_1_assignsubmission_file_/work.zip/__MACOSX/", "macOS's own notes");
        Left(intake, "Ann Lee_1_assignsubmission_file_/work.zip/my work/.ipynb_checkpoints/", "copies that Jupyter keeps");
        Assert.DoesNotContain(intake.NotMarked, left => left.IsWork);
    }

    [Fact]
    public void What_macOS_notes_beside_each_file_is_nobodys_work()
    {
        byte[] note = [0, 5, 22, 7, 0, 2];
        var intake = Read(Put("a.tar", MadeUpArchive.Tar([("ann/._a.ipynb", note), ("ann/a.ipynb", Right), ("bob/._a.zip", note), ("bob/a.zip", MadeUpArchive.Zip(("a.ipynb", Right)))])));

        Assert.Equal(["ann", "bob"], Students(intake));
        Left(intake, "ann/._a.ipynb", "macOS's own notes");
        Left(intake, "bob/._a.zip", "macOS's own notes");
        Assert.DoesNotContain(intake.NotMarked, left => left.IsWork);
    }

    [Theory]
    [InlineData("work.rar")]
    [InlineData("work.7z")]
    [InlineData("work.tar.xz")]
    public void Somebodys_work_may_be_in_an_archive_that_is_not_opened(string name)
    {
        Put($"class/ann/{name}", [1, 2, 3]);
        Assert.True(Assert.Single(Read(PathOf("class")).NotMarked).IsWork);
    }

    [Fact]
    public void Of_several_attempts_the_latest_is_marked_and_the_others_are_told()
    {
        Put("class/X_ann_attempt_2026-11-01-10-00-00_a.ipynb", Untouched);
        Put("class/X_ann_attempt_2026-11-02-10-00-00_a.ipynb", Right);
        Put("class/X_ann_attempt_2026-11-01-23-00-00_a.ipynb", MadeUpNotebook.Right().Answer("uu-quad", "wrong-backwards").ToOctets());

        var intake = Read(PathOf("class"));

        var work = Assert.Single(intake.Work);
        Assert.Equal(("X_ann_attempt_2026-11-02-10-00-00_a.ipynb", new DateTime(2026, 11, 2, 10, 0, 0)), (work.File, work.Time));
        Left(intake, "X_ann_attempt_2026-11-01-23-00-00_a.ipynb", "is an earlier attempt; X_ann_attempt_2026-11-02-10-00-00_a.ipynb was marked");
    }

    [Fact]
    public void Where_no_time_tells_attempts_apart_the_highest_number_is_the_latest()
    {
        foreach (var name in new[] { "03.ipynb", "03-2.ipynb", "03-10.ipynb", "03-9.ipynb" })
            Put($"class/ann_1_1_{name}", MadeUpNotebook.Right().Write("uu-length", $"// {name}").ToOctets());

        var work = Assert.Single(Read(PathOf("class")).Work);

        Assert.Equal(("ann_1_1_03-10.ipynb", 4), (work.File, work.Attempts));
    }

    [Fact]
    public void A_whole_folder_of_lessons_counts_where_something_was_done()
    {
        Put("class/ann/notebooks/03-uuencode.ipynb", Untouched);
        Put("class/ann/work/03-uuencode.ipynb", Right);
        Put("class/ann/notebooks/04-headers.ipynb", MadeUpNotebook.Untouched("04-headers").ToOctets());
        Put("class/bob/notebooks/03-uuencode.ipynb", Untouched);

        var intake = Read(PathOf("class"));

        Assert.Equal([("ann", "ann/work/03-uuencode.ipynb"), ("bob", "bob/notebooks/03-uuencode.ipynb")], intake.Work.Select(work => (work.Student.Id, work.File)));
        Left(intake, "ann/notebooks/04-headers.ipynb", "as it was released");
    }

    [Fact]
    public void A_renamed_file_is_known_by_its_cells_and_what_is_no_lesson_is_told()
    {
        Put("class/ann/final FINAL (2).ipynb.txt", Right);
        Put("class/bob/homework.ipynb", """{"cells":[{"cell_type":"code","source":"1 + 1"}],"nbformat":4,"nbformat_minor":5,"metadata":{}}"""u8.ToArray());
        Put("class/cy/broken.ipynb", "{\"cells\": [{\"cell_ty"u8.ToArray());
        Put("class/di/empty.ipynb", []);

        var intake = Read(PathOf("class"));

        Assert.Equal(["ann"], Students(intake));
        Left(intake, "bob/homework.ipynb", "holds no cell of any lesson");
        Left(intake, "cy/broken.ipynb", "is damaged, and no cell in it is whole");
        Left(intake, "di/empty.ipynb", "is empty");
        Assert.Equal(3, intake.NotMarked.Count(left => left.IsWork));
    }

    [Fact]
    public void What_unpacks_to_far_more_than_it_says_is_given_up_and_the_rest_is_read()
    {
        var bomb = MadeUpArchive.Zip(("a.ipynb", new byte[3 << 20]));
        Assert.True(bomb.Length < 100_000);   // the attack: a small archive that would take much memory
        using (var naive = new ZipArchive(new MemoryStream(bomb)).Entries[0].Open()) Assert.Equal(3 << 20, LimitedStream.ReadAll(naive, long.MaxValue).Length);
        var deep = MadeUpArchive.Zip(("1.zip", MadeUpArchive.Zip(("2.zip", MadeUpArchive.Zip(("3.zip", MadeUpArchive.Zip(("a.ipynb", Right))))))));
        Put("class/ann.zip", bomb);
        Put("class/bob.zip", deep);
        Put("class/cy.ipynb", Right);
        Put("class/di.zip", [.. MadeUpArchive.Zip(("a.ipynb", Right))[..200]]);
        Put("class/ed.tgz", MadeUpArchive.Tar([("a.ipynb", new byte[3 << 20])], zipped: true));
        Put("class/flo.zip", MadeUpArchive.Zip([.. Enumerable.Range(0, 9).Select(i => ($"{i}.ipynb", new byte[900_000]))]));

        var intake = Read(PathOf("class"), new IntakeLimits { File = 1 << 20, Archive = 1 << 20, Unpacked = 128 << 10 });

        Assert.Equal(["cy"], Students(intake));
        Left(intake, "ann.zip/a.ipynb", "unpacks to more than 1 MB");
        Left(intake, "bob.zip/1.zip/2.zip/3.zip", "lies too deep");
        Left(intake, "di.zip", "is damaged");
        Left(intake, "ed.tgz", "unpacks to more than");
        Assert.Contains(intake.NotMarked, left => left.File.StartsWith("flo.zip/", StringComparison.Ordinal) && left.Reason.Contains("unpacks to too much", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere", "There is no folder or archive")]
    [InlineData("diary.txt", "is neither a zip nor a tar")]
    public void What_is_no_class_is_told_in_one_sentence(string name, string sentence)
    {
        Put("diary.txt", "Dear diary"u8.ToArray());
        Assert.Contains(sentence, Assert.Throws<IntakeException>(() => Read(PathOf(name))).Message, StringComparison.Ordinal);
    }
}
