namespace Lessons;

/// <summary>Cuts a text into lines, whichever of CR LF, LF and CR it uses.</summary>
static class UuLines
{
    public static IReadOnlyList<string> In(string text)
    {
        var lines = text.Contains('\n', StringComparison.Ordinal)
            ? text.Split('\n').Select(line => line.TrimEnd('\r'))
            : text.Split('\r');
        return [.. text.EndsWith('\n') || text.EndsWith('\r') || text is "" ? lines.SkipLast(1) : lines];
    }
}
