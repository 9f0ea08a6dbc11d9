using System.Text.Json;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>How many hints of each exercise somebody has opened: a small file beside the student's notebooks. One that cannot be read counts as empty.</summary>
public sealed class OpenedHints(string file)
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    readonly SortedDictionary<string, int> opened = Read(file);

    /// <summary>How many hints of this exercise are open.</summary>
    public int Of(string exercise) => Math.Max(0, opened.GetValueOrDefault(exercise));

    /// <summary>Opens the next of so many hints; its number, counted from 1. When all are open it stays with the last.</summary>
    public int Open(string exercise, int of)
    {
        opened[exercise] = Math.Min(Of(exercise) + 1, of);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        WholeFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(opened, Json));
        return opened[exercise];
    }

    static SortedDictionary<string, int> Read(string file)
    {
        try
        {
            var read = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllBytes(file)) : null;
            return new(read ?? [], StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }
}
