using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>One line of a card: what was asked, how it ended (<c>passed</c>, <c>failed</c> or <c>to do</c>), and where two values part, if two were compared.</summary>
public sealed record CardLine(string Name, string Outcome, string? Reason, string? Expected, string? Got, string? Where)
{
    public bool IsPassed => Outcome is "passed";

    public bool IsToDo => Outcome is "to do";

    internal static CardLine Of(JsonObject line) => new(CheckCard.Text(line, "name") ?? "", CheckCard.Text(line, "outcome") ?? "failed",
        CheckCard.Text(line, "reason"), CheckCard.Text(line, "expected"), CheckCard.Text(line, "got"), CheckCard.Text(line, "where"));
}
