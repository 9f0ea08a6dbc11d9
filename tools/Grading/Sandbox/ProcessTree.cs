using System.Globalization;

namespace Workbook.Grading;

/// <summary>A process and those that descend from it, as the system shows them (Linux).</summary>
static class ProcessTree
{
    /// <summary>The process, its children, theirs, and so on.</summary>
    public static IEnumerable<int> Of(int root)
    {
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var process))
        {
            yield return process;
            foreach (var child in Children(process))
                waiting.Push(child);
        }
    }

    /// <summary>All processes that belong to a user, but for those that have ended and that nobody has asked about yet.</summary>
    public static IEnumerable<int> OfUser(int user)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && Lines(process, "status") is { Length: > 0 } status
                && Value(status, "Uid:").Split('\t')[0] == user.ToString(CultureInfo.InvariantCulture)
                && Value(status, "State:") is not ['Z' or 'X', ..])
                yield return process;
        }
    }

    static string Value(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[name.Length..].Trim() : "";

    /// <summary>The resident memory of a process, in octets; 0 of one that has ended.</summary>
    public static long Memory(int process) =>
        Lines(process, "statm").FirstOrDefault() is { } line ? long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;

    static IEnumerable<int> Children(int process)
    {
        var threads = $"/proc/{process}/task";
        try
        {
            return Directory.Exists(threads)
                ? [.. Directory.GetDirectories(threads)
                    .SelectMany(thread => Lines(process, $"task/{Path.GetFileName(thread)}/children"))
                    .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(child => int.Parse(child, CultureInfo.InvariantCulture))]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];   // it has ended meanwhile
        }
    }

    static string[] Lines(int process, string file)
    {
        try
        {
            return File.ReadAllLines($"/proc/{process}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];   // it has ended meanwhile
        }
    }
}
