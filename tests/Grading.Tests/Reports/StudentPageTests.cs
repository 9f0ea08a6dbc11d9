using System.Text;
using CsCheck;

namespace Workbook.Grading.Tests;

/// <summary>What a student may see: their points, their hints, their own work; and of the hidden tests nothing but how many passed.</summary>
public sealed class StudentPageTests : IDisposable
{
    readonly GradingFolder folder = new();

    public void Dispose() => folder.Dispose();

    static SubmissionRecord Record(params TestRecord[] tests) => new()
    {
        Student = new("ann"), Lesson = "03-uuencode", File = "ann.ipynb", Answers = new Dictionary<string, string> { ["uu-quad"] = "string Quad() => \"\";" },
        Exercises = [new() { Id = "uu-quad", OutOf = tests.Sum(test => test.Points), Tests = tests }],
    };

    static string Page(SubmissionRecord record) => Encoding.UTF8.GetString(StudentPage.Of(StudentView.Of([record], new())));

    [Fact]
    public async Task No_hidden_tests_name_text_or_value_is_on_any_page()
    {
        MadeUpClass.WriteTo(folder.PathOf("class"));

        await folder.GradeAsync(new ScriptedJudge());

        Assert.Contains("Secret second test of uu-line", folder.Results()["overview.html"], StringComparison.Ordinal);
        foreach (var (name, page) in folder.Results().Where(file => file.Key.StartsWith("students/", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("Secret", page, StringComparison.OrdinalIgnoreCase);
            Assert.True(page.Contains("hidden check", StringComparison.Ordinal) || page.Contains("left as it was", StringComparison.Ordinal) || page.Contains("no answer", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Whatever_a_hidden_test_is_called_and_finds_the_page_does_not_say_it()
    {
        var secret = Gen.Char.AlphaNumeric.Array[8, 12].Select(letters => "zq" + new string(letters) + "qz");
        var test = Gen.Select(secret, secret, Gen.Enum<VerdictOutcome>(), (name, detail, outcome) => new TestRecord(name, 1, outcome, "look again", $"Expected: {detail}"));
        test.Array[1, 6].Sample(tests =>
        {
            var page = Page(Record(tests));
            Assert.All(tests, hidden => Assert.False(page.Contains(hidden.Name, StringComparison.Ordinal) || page.Contains(hidden.Detail!["Expected: ".Length..], StringComparison.Ordinal)));
            Assert.Contains(tests.All(hidden => hidden.Outcome is VerdictOutcome.Passed) ? "passed" : "look again", page, StringComparison.Ordinal);
        }, iter: 200);
    }

    [Theory]
    [InlineData("uu-quad does not compile: line 3: CS0103: The name 'x' does not exist in the current context", true)]
    [InlineData("It had not ended after 10 seconds.", true)]
    [InlineData("TimeOut: It had not ended after 2.5 seconds.", true)]
    [InlineData("Died: It called itself until the stack was full (stack overflow).", true)]
    [InlineData("Memory: It used up all the memory that it may have.", true)]
    [InlineData("Its process ended: I was asked for 36%N", false)]
    [InlineData("Exception: I was asked for 36%N", false)]
    [InlineData("Exception: It had not ended after 10 seconds.", false)]
    [InlineData("It had not ended after 10 seconds. 36%N", false)]
    [InlineData("It had not ended after 10 seconds.\n36%N", false)]
    [InlineData("Assert.Equal() Failure: Expected: 36%N", false)]
    public void What_kept_an_answer_from_being_asked_is_told_only_in_sentences_that_are_known(string detail, bool isTold)
    {
        var page = Page(Record(new TestRecord("hidden", 1, VerdictOutcome.NotReached, null, detail)));

        Assert.Equal(isTold, page.Contains("class=\"trouble\"", StringComparison.Ordinal));
        Assert.DoesNotContain("36%N", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_needs_nothing_but_itself()
    {
        var page = Page(Record(new TestRecord("hidden", 1, VerdictOutcome.Passed, null, null)));

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|src=|@import|url\\(|https?:", page);
    }

    [Fact]
    public void Everything_that_somebody_wrote_is_text()
    {
        const string Attack = "</pre><script>document.title='owned'</script><img src=x onerror=alert(1)>";
        var record = Record(new TestRecord(Attack, 1, VerdictOutcome.Failed, Attack, Attack)) with
        {
            Student = new(Attack, Attack), File = Attack, Lesson = Attack, Comment = Attack, Repairs = [new(Attack, Attack)], Notes = [Attack], Answers = new Dictionary<string, string> { ["uu-quad"] = Attack },
        };

        Assert.DoesNotMatch("(?i)<script|<img", Page(record));
        var book = new GradeBook(new() { Lessons = [new(Attack, [new("uu-quad", 1, "")])], NotMarked = [new(Attack, Attack, IsWork: true)], Strangers = [Attack], Doubts = [Attack] }, [record], []);
        Assert.DoesNotMatch("(?i)<script|<img", Encoding.UTF8.GetString(OverviewPage.Of(book, [new(Attack, record.Student, record.Student, 99, [Attack])])));
        System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(JUnitReport.Write(book)));
    }
}
