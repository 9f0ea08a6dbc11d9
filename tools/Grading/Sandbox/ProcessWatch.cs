using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workbook.Grading;

/// <summary>Looks at the processes of all sandboxes, several times a second: at their memory, for which the system keeps no limit that counts a whole tree.</summary>
static class ProcessWatch
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    static readonly ConcurrentDictionary<SandboxProcess, (int Id, long Memory)> Watched = [];
    static readonly Timer Timer = new(_ => Look(), null, Interval, Interval);

    public static void Add(SandboxProcess sandbox, Process process, SandboxOptions options)
    {
        _ = Timer;
        if (!options.Without(Wall.Amounts))
            Watched[sandbox] = (process.Id, options.Limits.Memory);
    }

    public static void Remove(SandboxProcess sandbox) => Watched.TryRemove(sandbox, out _);

    static void Look()
    {
        if (Watched.IsEmpty)
            return;
        var tree = ProcessTree.Read();
        foreach (var (sandbox, (id, memory)) in Watched)
        {
            if (tree.MemoryOf(id) > memory)
                sandbox.End("Memory", $"It used more than {memory / (1024 * 1024)} MB of memory.");
        }
    }
}
