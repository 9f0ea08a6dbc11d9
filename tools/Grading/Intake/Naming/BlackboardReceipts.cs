using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>The text files that Blackboard puts beside what was handed in: who it was, by both names.</summary>
sealed class BlackboardReceipts(IEnumerable<HandedInFile> files)
{
    readonly Dictionary<string, BlackboardReceipt> receipts = files
        .Where(file => BlackboardReceipt.IsNamed(file.Path))
        .DistinctBy(file => file.Name)
        .ToDictionary(file => file.Name[..^".txt".Length], file => BlackboardReceipt.Of(Encoding.UTF8.GetString(file.Octets.Span)), StringComparer.Ordinal);

    public string? UserOf(string stem) => receipts.GetValueOrDefault(stem)?.User;

    public string? NameOf(string stem) => receipts.GetValueOrDefault(stem)?.Name;
}

/// <summary>One receipt: its first line is <c>Name: Ann Lee (ann)</c>.</summary>
sealed partial record BlackboardReceipt(string? Name, string? User)
{
    public static bool IsNamed(string path) => FileName().IsMatch(path);

    public static BlackboardReceipt Of(string text) => NameLine().Match(text) is { Success: true } found
        ? new(EntryName.Shown(found.Groups["name"].Value), EntryName.Shown(found.Groups["user"].Value)) : new(null, null);

    [GeneratedRegex(@"_attempt_\d{4}(?:-\d\d){5}\.txt$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\uFEFF?Name:[ \t]*(?<name>[^\r\n(]{1,200}?)[ \t]*\((?<user>[^\r\n()]{1,100})\)", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
