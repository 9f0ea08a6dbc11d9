namespace Exercises;

/// <summary>How to connect to which port.</summary>
[Exercise("tls-choose")]
public class TlsChoose(Submission submission)
{
    [Theory, Points(1), Hint("465 is encrypted from the first octet, 587 and 25 change over after the greeting and must not go on without it, and the workbook's own port is plain."), Catches("auto", "starttls-everywhere", "when-available")]
    [InlineData(465, "SslOnConnect"), InlineData(587, "StartTls"), InlineData(25, "StartTls"), InlineData(8025, "None")]
    public void Every_port_has_its_way(int port, string expected) => Assert.Equal(expected, submission.Evaluate<string>("OptionFor(port).ToString()", new { port }));
}
