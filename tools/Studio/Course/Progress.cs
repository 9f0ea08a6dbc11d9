using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>How far a student has come with a lesson, as the outputs of its checks in their copy say.</summary>
/// <param name="IsBegun">Whether there is a copy.</param>
/// <param name="Earned">Points of the checks that have passed.</param>
/// <param name="LastWorked">When the copy was last changed.</param>
public sealed record Progress(bool IsBegun, int Earned, DateTime? LastWorked)
{
    /// <summary>The JSON form of a check's card, for programs that read it.</summary>
    public const string CardType = "application/vnd.email-workbook.check+json";

    public static Progress Of(string copy)
    {
        if (!File.Exists(copy)) return new(false, 0, null);
        try
        {
            return new(true, Notebook.Read(copy).Cells.Sum(cell => EarnedBy(cell.Outputs)), File.GetLastWriteTime(copy));
        }
        catch (NotebookException)
        {
            return new(true, 0, File.GetLastWriteTime(copy));
        }
    }

    /// <summary>The points on the card among a check's outputs.</summary>
    public static int EarnedBy(IEnumerable<JsonObject> outputs) =>
        outputs.Select(output => (output["data"] as JsonObject)?[CardType] as JsonObject).OfType<JsonObject>().Select(card => card["points"].AsCount() ?? 0).FirstOrDefault();
}
