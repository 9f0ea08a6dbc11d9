namespace Lessons;

/// <summary>Cuts a text into lines, whichever of CR LF, LF and CR it uses.</summary>
static class UuLines
{
    public static IReadOnlyList<string> In(string text)
    {
        var end = text.Contains('\n', StringComparison.Ordinal) ? '\n' : '\r';
        var lines = text.Split(end).Select(line => line.TrimEnd('\r'));   // also where the text was cut between CR and LF
        return [.. text.EndsWith(end) || text is "" ? lines.SkipLast(1) : lines];
    }
}
