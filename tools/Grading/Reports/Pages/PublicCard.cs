using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>What the notebook's own check showed, line by line. The student's process wrote it: it may say anything, and is text.</summary>
/// <param name="Lines">What was asked, and how it went.</param>
sealed record PublicCard(IReadOnlyList<PublicCardLine> Lines)
{
    const int MostLines = 40;

    public bool IsGood => Lines.All(line => line.Outcome is "passed");

    public static PublicCard? Of(JsonObject? card) => card?["lines"] is JsonArray { Count: > 0 } lines
        ? new([.. lines.OfType<JsonObject>().Take(MostLines).Select(PublicCardLine.Of)]) : null;
}

/// <summary>One line of a card.</summary>
sealed record PublicCardLine(string Name, string Outcome, string? Reason, string? Expected, string? Got, string? Where)
{
    const int Longest = 400;

    public static PublicCardLine Of(JsonObject line) =>
        new(Text(line, "name") ?? "", Text(line, "outcome") ?? "", Text(line, "reason"), Text(line, "expected"), Text(line, "got"), Text(line, "where"));

    static string? Text(JsonObject line, string name) => line[name] is JsonValue value && value.TryGetValue<string>(out var text) && text is not ""
        ? text.Length > Longest ? text[..Longest] + " …" : text : null;
}
