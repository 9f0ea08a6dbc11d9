using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>Tells one judge from another by everything that its judgements depend on: the hidden tests, the lessons, the programs, the limits.</summary>
static class JudgeIdentity
{
    public static string Of(GradeRequest request, string tests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(request, tests))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{request.Limit}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<string> Files(GradeRequest request, string tests)
    {
        string[] programs = [tests, typeof(IJudge).Assembly.Location, .. Directory.GetFiles(AppContext.BaseDirectory, "*andbox.dll"), Path.Combine(AppContext.BaseDirectory, "Workbook.Session.dll")];
        string[] folders = [request.Options.Lessons, Path.Combine(request.Options.Lessons, "data"), Path.Combine(request.Released, "lessons", "bin")];
        return programs.Where(File.Exists).Concat(folders.Where(Directory.Exists).SelectMany(Directory.GetFiles)).Order(StringComparer.Ordinal);
    }
}
