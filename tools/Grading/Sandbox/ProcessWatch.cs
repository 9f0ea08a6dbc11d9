using System.Collections.Concurrent;

namespace Workbook.Grading;

/// <summary>Looks at the processes of all sandboxes, several times a second: at their memory, for which the system keeps no limit that counts a whole tree.</summary>
static class ProcessWatch
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    static readonly ConcurrentDictionary<SandboxProcess, (Func<IEnumerable<int>> Processes, long Memory)> Watched = [];
    static readonly Timer Timer = new(_ => Look(), null, Interval, Interval);

    public static void Add(SandboxProcess sandbox, Func<IEnumerable<int>> processes, long memory)
    {
        _ = Timer;
        Watched[sandbox] = (processes, memory);
    }

    public static void Remove(SandboxProcess sandbox) => Watched.TryRemove(sandbox, out _);

    static void Look()
    {
        foreach (var (sandbox, (processes, memory)) in Watched)
        {
            if (processes().Sum(ProcessTree.Memory) > memory && Watched.ContainsKey(sandbox))   // it may have ended meanwhile, and its numbers be another's
                sandbox.End("Memory", SandboxProcess.MemoryUsedUp);
        }
    }
}
