using System.Security.Cryptography;
using System.Text.Json;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>What the judge has said so far: a file for each work, so that an interrupted run goes on where it stopped. No part of the results.</summary>
sealed class JudgementCache
{
    public const string FolderName = ".judged";

    readonly string folder;

    public JudgementCache(string results)
    {
        folder = Path.Combine(results, FolderName);
        Directory.CreateDirectory(folder);
    }

    /// <summary>What was said of exactly these answers; null where nothing was, or of others.</summary>
    public JudgedWork? Find(HandedIn work)
    {
        try
        {
            return File.Exists(PathOf(work)) && JsonSerializer.Deserialize<JudgedWork>(File.ReadAllBytes(PathOf(work)), GradingJson.Options) is { } judged
                && judged.Answers == HashOf(work.Found.Answers) ? judged : null;
        }
        catch (Exception damaged) when (damaged is JsonException or IOException)
        {
            return null;
        }
    }

    public void Keep(HandedIn work, JudgedWork judged) => WholeFile.Write(PathOf(work), GradingJson.Write(judged), outlivesPower: false);

    /// <summary>Two answers have the same hash if they hold the same for the same exercises of the same lesson.</summary>
    public static string HashOf(StudentAnswers answers) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        answers.Sources.OrderBy(answer => answer.Key, StringComparer.Ordinal).SelectMany(answer => new[] { answer.Key, answer.Value }).Prepend(answers.Lesson))));

    string PathOf(HandedIn work) => Path.Combine(folder, $"{StudentFileName.Of(work.Student.Id)}.{work.Lesson}.json");
}

/// <summary>A judgement with what it was passed on, who passed it, and how long it took.</summary>
sealed record JudgedWork(string Answers, string Judge, double Seconds, Judgement Judgement);
