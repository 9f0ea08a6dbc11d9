using System.Globalization;
using System.Text;

namespace Workbook.Grading;

/// <summary>The name of an entry in an archive, which a stranger chose. Nothing is ever unpacked to disk; even so a name that leads elsewhere is not somebody's honest work.</summary>
static class EntryName
{
    const int Longest = 1000;

    /// <summary>The name with <c>/</c> between its parts and nothing in it that a terminal or a page would obey.</summary>
    /// <returns>False where the name leads out of the archive, or is none; then <paramref name="path"/> is what may be shown of it.</returns>
    public static bool TryClean(string name, out string path)
    {
        var parts = name.Replace('\\', '/').Split('/').Where(part => part is not ("" or ".")).ToList();
        path = Shown(string.Join('/', parts));
        return parts.Count > 0 && name.Length <= Longest && !IsRooted(name) && !parts.Contains("..") && !name.Contains('\0');
    }

    /// <summary>Text without anything that is obeyed instead of shown: escape sequences, line ends, and signs that turn the direction of writing.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes().Take(Longest))
            shown.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned ? Rune.ReplacementChar : rune);
        // The same name has the same letters, whether macOS or Windows wrote it.
        return shown.ToString().Normalize(NormalizationForm.FormC);
    }

    static bool IsRooted(string name) => name is ['/' or '\\', ..] or [_, ':', ..];
}
