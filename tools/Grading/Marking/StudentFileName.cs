using System.Security.Cryptography;
using System.Text;

namespace Workbook.Grading;

/// <summary>A file name for a student, who may be called anything: <c>../..</c>, <c>CON</c>, <c>Ann</c> beside <c>ann</c>.</summary>
static class StudentFileName
{
    const int Longest = 60;

    static readonly HashSet<string> Reserved = [.. new[] { "con", "prn", "aux", "nul" }, .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })];

    /// <summary>The id itself where it is harmless everywhere; else what is harmless of it, and a mark that tells it apart.</summary>
    public static string Of(string id)
    {
        var kept = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? char.ToLowerInvariant(c) : '-'));
        if (kept.Length > Longest) kept = kept[..Longest];
        if (kept == id && kept.Trim('-', '_') == kept && kept.Length > 0 && !Reserved.Contains(kept)) return kept;
        return $"{kept.Trim('-', '_')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..8]}".TrimStart('-');
    }
}
