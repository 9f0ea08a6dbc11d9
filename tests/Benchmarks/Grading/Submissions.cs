using System.Globalization;
using Workbook.Grading;

namespace Benchmarks;

/// <summary>Made-up answers to a lesson: of every four one is wrong, and no two submissions hold the same text.</summary>
static class Submissions
{
    const int OneWrongIn = 4;

    public static StudentAnswers Make(string repository, string lesson, int number)
    {
        var random = new Random(number);
        var sources = Directory.GetDirectories(Path.Combine(repository, "tests", "Exercises", lesson)).ToDictionary(
            folder => Path.GetFileName(folder),
            folder => string.Create(CultureInfo.InvariantCulture, $"// answer {number}\n{Answer(folder, random)}"));
        return new(lesson, sources);
    }

    // An answer that waits for ever would measure the limit, and not the judge.
    static string Answer(string folder, Random random)
    {
        var wrong = Directory.GetFiles(folder, "wrong-*.csx").Where(path => !path.Contains("waits", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        return File.ReadAllText(random.Next(OneWrongIn) is 0 && wrong.Length > 0 ? wrong[random.Next(wrong.Length)] : Path.Combine(folder, "right.csx"));
    }
}
