using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>What may differ from run to run: the rules that a notebook carries under metadata.workbook.mask, [{"regex": …, "replace": …}].</summary>
public sealed class OutputMask
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly List<(Regex Regex, string Replace)> rules = [];

    /// <exception cref="NotebookException">A rule is not a regular expression.</exception>
    public OutputMask(Notebook notebook)
    {
        if ((notebook.Metadata["workbook"] as JsonObject)?["mask"] is not JsonArray list) return;
        foreach (var rule in list.OfType<JsonObject>())
        {
            var pattern = rule["regex"]?.ToString() ?? "";
            try
            {
                rules.Add((new(pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience), rule["replace"]?.ToString() ?? ""));
            }
            catch (ArgumentException wrong)
            {
                throw new NotebookException($"{notebook.Name} carries a mask that is not a regular expression: {wrong.Message}", wrong);
            }
        }
    }

    public string Apply(string text) => rules.Aggregate(text, (masked, rule) => rule.Regex.Replace(masked, rule.Replace));
}
