using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>
/// Why a test was not reached, where that tells nothing of the test: the student's own code does not compile, or did not come to an end.
/// Only sentences that are known word for word pass. Whatever a process printed or threw stays with the teacher, for it may repeat what it was asked.
/// </summary>
static partial class PublicTrouble
{
    public static IReadOnlyList<string> Of(IEnumerable<TestRecord> tests) =>
        [.. tests.Where(test => test.Outcome is not VerdictOutcome.Passed && test.Detail is not null).Select(test => In(test.Detail!)).OfType<string>().Distinct()];

    /// <summary>The same in a word or two, for lists.</summary>
    public static IEnumerable<string> Briefly(IEnumerable<TestRecord> tests) => Of(tests).Select(Word).Distinct();

    static string? In(string detail) => Known().Match(detail) is { Success: true } found ? found.Groups["what"].Value : null;

    static string Word(string trouble) => trouble switch
    {
        _ when trouble.Contains(" does not compile: ", StringComparison.Ordinal) => "does not compile",
        _ when trouble.Contains("stack", StringComparison.Ordinal) => "endless recursion",
        _ when trouble.Contains("memory", StringComparison.Ordinal) => "too much memory",
        _ when trouble.Contains("printed", StringComparison.Ordinal) => "too much output",
        _ when trouble.Contains("seconds", StringComparison.Ordinal) => "out of time",
        _ => "process ended",
    };

    // What the compiler says of a cell it says before anything has run.
    [GeneratedRegex("""
        \A(?:(?:TimeOut|Memory|Died|Output|NotCompiled):\ )?(?<what>
          [\w-]+\ does\ not\ compile:\ line\ \d+:\ \w+:\ [^\r\n]+
        | It\ had\ not\ ended\ after\ [\d.]+\ seconds\.
        | The\ [\d.]+\ seconds\ for\ the\ whole\ submission\ were\ over\.
        | It\ called\ itself\ until\ the\ stack\ was\ full\ \(stack\ overflow\)\.
        | It\ used\ up\ all\ the\ memory\ that\ it\ may\ have\.
        | It\ printed\ more\ than\ \d+\ MB\ past\ the\ console\.
        | Its\ process\ ended\.
        )\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Known();
}
