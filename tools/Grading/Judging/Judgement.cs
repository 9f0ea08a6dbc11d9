using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>What the judge says of one student's answers to one lesson.</summary>
/// <param name="Verdicts">One for every hidden test of the lesson, in the notebook's order.</param>
/// <param name="Cards">What the notebook's own checks showed, by the id of the exercise. The student's process made them: they may be shown, escaped, and count for nothing.</param>
/// <param name="Notes">What a person should know: a cell that ran out of time, a process that died.</param>
public sealed record Judgement(IReadOnlyList<Verdict> Verdicts, IReadOnlyDictionary<string, JsonObject> Cards, IReadOnlyList<string> Notes);
