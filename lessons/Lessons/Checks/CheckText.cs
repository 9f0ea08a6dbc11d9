using System.Text;
using FakeMail.Displays;

namespace Lessons;

/// <summary>A check as text for a terminal.</summary>
static class CheckText
{
    public static string Of(CheckCard card)
    {
        var text = new StringBuilder($"{card.Title}: {card.Points} of {Look.Count(card.OutOf, "point")}\n");
        foreach (var line in card.Lines)
        {
            text.Append(line switch { CheckLine.Passed => "  ✓ passed       ", CheckLine.Failed => "  ✗ not yet      ", _ => "  ○ still to do  " }).AppendJoin("\n                 ", Visible.Wrap(line.Name, 62)).Append('\n');
            if (line is not CheckLine.Failed failed) continue;
            if (failed.Reason is not "") text.Append("      ").AppendJoin("\n      ", failed.Reason.Split('\n').SelectMany(part => Visible.Wrap(part, 74))).Append('\n');
            if (failed.Difference is not { } difference) continue;
            text.Append("      expected  ").Append(difference.Expected).Append("\n      got       ").Append(difference.Got).Append('\n');
            if (difference.Column >= 0) text.Append(' ', 16 + difference.Column).Append('^', difference.Width).Append('\n');
            if (difference.Where is not "") text.Append("      ").Append(Visible.Cut(difference.Where, 74)).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }
}
