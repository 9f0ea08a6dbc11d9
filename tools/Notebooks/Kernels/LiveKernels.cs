using System.ComponentModel;
using System.Diagnostics;

namespace Workbook.Notebooks;

/// <summary>Every kernel that this process has started and not yet ended: they do not outlive it, however it ends.</summary>
static class LiveKernels
{
    static readonly Lock Gate = new();
    static readonly HashSet<Process> Processes = [];

    static LiveKernels() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    public static void Add(Process process)
    {
        lock (Gate) Processes.Add(process);
    }

    public static void Remove(Process process)
    {
        lock (Gate) Processes.Remove(process);
    }

    static void KillAll()
    {
        lock (Gate)
        {
            foreach (var process in Processes)
            {
                try { process.Kill(entireProcessTree: true); }
                catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException) { /* It ended first. */ }
            }
        }
    }
}
