namespace Benchmarks;

/// <summary>nbclient, which nbgrader executes notebooks with, on our kernel.</summary>
static class NotebookClient
{
    public static void Measure(string repository, string lesson, int count)
    {
        _ = (repository, lesson, count);
    }
}
