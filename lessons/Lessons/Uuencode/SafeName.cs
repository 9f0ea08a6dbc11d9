using System.Globalization;
using System.Text;

namespace Lessons;

/// <summary>Makes a name that a stranger chose harmless on Linux, macOS and Windows.</summary>
public static class SafeName
{
    const int MostOctets = 200;   // file systems allow 255, and " .part" must fit too

    static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>The last component, without control characters and what Windows forbids; <c>unnamed</c> if nothing is left.</summary>
    public static string For(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = new StringBuilder();
        var room = MostOctets;
        foreach (var rune in last.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            if ((room -= rune.Utf8SequenceLength) < 0) break;
            safe.Append("<>:\"|?*".Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString());
        }
        var trimmed = safe.ToString().TrimStart(' ').TrimEnd(' ', '.');   // Windows drops blanks and dots at the end by itself
        return trimmed is "" or "-" ? "unnamed"
            : IsDevice(trimmed) ? "_" + trimmed
            : trimmed;
    }

    // Controls, and the marks that turn the direction of writing round: "photo\u202Egnp.exe" looks like "photoexe.png".
    static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate || rune == Rune.ReplacementChar;

    // To Windows NUL, nul.txt and LPT1.png are devices, whatever the folder.
    static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem)
            || (stem.Length is 4 && stem[..3] is ("COM" or "LPT") && "0123456789¹²³".Contains(stem[3], StringComparison.Ordinal));
    }
}
