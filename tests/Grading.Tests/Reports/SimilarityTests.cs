namespace Workbook.Grading.Tests;

/// <summary>Works that are alike are found, also under other names and comments; those that merely do the same thing are not.</summary>
public class SimilarityTests
{
    const string Long = """
        string UuencodeLine(byte[] octets)
        {
            var text = new System.Text.StringBuilder();
            text.Append(LengthCharacter(octets.Length));
            var at = 0;
            while (at < octets.Length)
            {
                byte first = octets[at], second = 0, third = 0;
                if (at + 1 < octets.Length) second = octets[at + 1];
                if (at + 2 < octets.Length) third = octets[at + 2];
                foreach (var letter in Quad(first, second, third)) text.Append(letter);
                at += 3;
            }
            return text.ToString();
        }
        """;

    static readonly LessonRecord Lesson = LessonRecord.Of(LessonOutline.Read(Repository.Path("notebooks/03-uuencode.ipynb")));

    static SubmissionRecord Work(string student, string answer) => new() { Student = new(student), Lesson = Lesson.Name, Answers = new Dictionary<string, string> { ["uu-line"] = answer } };

    static IReadOnlyList<SimilarWork> Find(params SubmissionRecord[] works) => Similarity.In(new(new() { Lessons = [Lesson] }, works, []));

    static string Right => MadeUpNotebook.AnswerText("03-uuencode", "uu-line", "right");

    static string Disguised => "// all my own work\n" + Long.Replace("text", "result", StringComparison.Ordinal).Replace("at ", "position ", StringComparison.Ordinal).Replace("at]", "position]", StringComparison.Ordinal)
        .Replace("letter", "c", StringComparison.Ordinal).Replace("\n    ", "\n\t", StringComparison.Ordinal);

    [Fact]
    public void A_copy_under_other_names_with_other_comments_is_found()
    {
        var pair = Assert.Single(Find(Work("ann", Long), Work("bob", Disguised), Work("cy", Right), Work("di", "string UuencodeLine(byte[] octets) => throw new Exception();")));

        Assert.Equal(("ann", "bob"), (pair.First.Id, pair.Second.Id));
        Assert.InRange(pair.Percent, 90, 100);
        Assert.Equal(["uu-line"], pair.Exercises);
    }

    [Fact]
    public void What_many_have_is_how_it_is_done_and_no_hint() =>
        Assert.Empty(Find([.. Enumerable.Range(0, 10).Select(i => Work($"student {i}", Long))]));

    [Fact]
    public void What_was_released_is_nobodys_work() => Assert.Empty(Find(Work("ann", Lesson.Exercises[2].Stub), Work("bob", Lesson.Exercises[2].Stub)));

    [Fact]
    public void Different_answers_to_the_same_question_are_not_alike() => Assert.Empty(Find(Work("ann", Long), Work("bob", Right)));

    [Fact]
    public void Every_shared_passage_of_fourteen_tokens_is_found()
    {
        var passage = string.Concat(Enumerable.Repeat("if ( a ) b [ 1 ] ; ", 3));
        Assert.NotEmpty(AnswerFingerprint.Of("int x = 1; " + passage).Intersect(AnswerFingerprint.Of("while (true) break; " + passage + "return;")));
    }
}
