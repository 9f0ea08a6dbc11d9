namespace Exercises;

/// <summary>The same letter twice is one letter.</summary>
[Exercise("client-once")]
public class ClientOnce(Submission submission)
{
    [Fact, Points(1), Hint("The first letter of each Message-ID is kept, in its place; letters without an id cannot be known again, and all stay. The subject says nothing."), Catches("all-copies-go", "by-subject", "one-without-id", "the-last-one")]
    public void The_first_of_each_id_is_kept_and_all_without_one()
    {
        Assert.Equal("a b d", Kept("1 2 1 3 2"));
        Assert.Equal("a b c d", Kept("- - 1 - 1"));
        Assert.Equal("same same", Kept("1 2", "same"));
        Assert.Equal("", Kept(""));
    }

    string Kept(string ids, string? subject = null) => submission.Evaluate<string>("""
        string.Join(" ", Once(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((id, place) => MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(
            (id == "-" ? "" : $"Message-ID: <{id}@x.example>\r\n") + $"Subject: {subject ?? ((char)('a' + place)).ToString()}\r\n\r\nx\r\n"))))).Select(letter => letter.Subject))
        """, new { ids, subject });
}
