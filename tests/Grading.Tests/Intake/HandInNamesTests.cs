using System.Text;

namespace Workbook.Grading.Tests;

/// <summary>Whose work it is, as each platform writes it into the names of files.</summary>
public class HandInNamesTests
{
    static readonly string[] Lessons = ["03-uuencode", "11-smtp-by-hand"];

    static HandIn Of(string path, params string[] beside) => All(path, beside).Single(item => item.Path == path).HandIn;

    static IEnumerable<(string Path, HandIn HandIn)> All(string path, params string[] beside)
    {
        List<HandedInFile> files = [.. beside.Append(path).Select(name => new HandedInFile(name, ReadOnlyMemory<byte>.Empty, null))];
        var names = new HandInNames(files, Lessons);
        return files.Select(file => (file.Path, names.Of(file)));
    }

    [Theory]
    [InlineData("Ann Lee_123456_assignsubmission_file_/x.ipynb", "123456", "Ann Lee")]
    [InlineData("Ann Lee_123456_assignsubmission_file/x.ipynb", "123456", "Ann Lee")]
    [InlineData("Ann Lee_123456_assignsubmission_file_x.ipynb", "123456", "Ann Lee")]
    [InlineData("CS101-Week 3-99/Zoë O'Neil-Ångström_7_assignsubmission_file_/sub/x.ipynb", "7", "Zoë O'Neil-Ångström")]
    [InlineData("Ann_Lee_123456_assignsubmission_file_x_1.ipynb", "123456", "Ann_Lee")]
    [InlineData("Participant_55_assignsubmission_file_/x.ipynb", "55", null)]
    [InlineData("export.zip/Ann Lee_123456_assignsubmission_file_/work.zip/x.ipynb", "123456", "Ann Lee")]
    public void Moodle(string path, string id, string? name) => Is(Of(path), "Moodle", id, name);

    [Theory]
    [InlineData("leeann_12345_67890_03-uuencode.ipynb", "12345", "leeann", false)]
    [InlineData("leeann_LATE_12345_67890_03-uuencode-1.ipynb", "12345", "leeann", true)]
    [InlineData("submissions/leeann_12345_67890_work.zip/03.ipynb", "12345", "leeann", false)]
    public void Canvas(string path, string id, string name, bool late)
    {
        Is(Of(path), "Canvas", id, name);
        Assert.Equal(late, Of(path).IsCalledLate);
    }

    [Fact]
    public void Blackboard()
    {
        var handIn = Of("Week 3_alee_attempt_2026-11-01-10-00-00_x.ipynb");
        Is(handIn, "Blackboard", "alee", null);
        Assert.Equal(new DateTime(2026, 11, 1, 10, 0, 0), handIn.Time);
    }

    [Fact]
    public void Blackboards_receipt_tells_the_name_and_which_underscore_is_the_users()
    {
        const string Stem = "Week 3_a_lee_attempt_2026-11-01-10-00-00";
        List<HandedInFile> files =
        [
            new($"{Stem}_x.ipynb", ReadOnlyMemory<byte>.Empty, null),
            new($"{Stem}.txt", Encoding.UTF8.GetBytes("Name: Ann Lee (a_lee)\r\nAssignment: Week 3\r\n"), null),
        ];
        Is(new HandInNames(files, Lessons).Of(files[0]), "Blackboard", "a_lee", "Ann Lee");
        Assert.True(HandInNames.IsNotWork(files[1]));
    }

    [Fact]
    public void Nbgrader_and_its_time_stamp()
    {
        List<HandedInFile> files =
        [
            new("course/submitted/ann/week3/x.ipynb", ReadOnlyMemory<byte>.Empty, null),
            new("course/submitted/ann/week3/timestamp.txt", "2026-11-01 14:58:23.948203 Europe/Berlin"u8.ToArray(), null),
        ];
        var handIn = new HandInNames(files, Lessons).Of(files[0]);
        Is(handIn, "nbgrader", "ann", null);
        Assert.Equal(new DateTime(2026, 11, 1, 14, 58, 23), handIn.Time!.Value, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("week3-submissions/week3-ann-lee/notebooks/x.ipynb", "ann-lee")]
    [InlineData("03-uuencode-bob/work/x.ipynb", "bob")]
    public void Repositories_as_GitHubs_tools_clone_them(string path, string id) => Is(Of(path), "GitHub", id, null);

    [Theory]
    [InlineData("folder", "ann", "ann/x.ipynb", "bob/x.ipynb")]
    [InlineData("folder", "ann", "class/ann/x.ipynb", "class/bob/x.ipynb")]
    [InlineData("folder", "ann", "ann/deep/down/x.ipynb", "bob/x.ipynb")]
    [InlineData("folder", "s-1", "s-1/x.ipynb", "s-2/x.ipynb")]
    [InlineData("folder", "ann", "ann.zip/x.ipynb", "bob.zip/x.ipynb")]
    [InlineData("file", "ann", "ann.ipynb", "bob.ipynb")]
    public void A_folder_or_a_file_for_each(string platform, string id, string path, string beside) => Is(Of(path, beside), platform, id, null);

    static void Is(HandIn handIn, string platform, string id, string? name) => Assert.Equal((platform, id, name), (handIn.Platform, handIn.Student.Id, handIn.Student.Name));
}
