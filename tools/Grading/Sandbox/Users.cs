namespace Workbook.Grading;

/// <summary>Numbers of users that nobody has: each process gets one of its own, which nothing else on this machine belongs to.</summary>
sealed class Users
{
    const int OfOneJudge = 4096, First = 1_000_000_000, FewFirst = 20_000, Few = 40_000;

    readonly int first, count;
    int next;

    Users(int first, int count) => (this.first, this.count) = (first, count);

    /// <summary>Those of this process: no other judge on the machine takes them.</summary>
    public static Users Own { get; } = MostUsers() > First + (long)OfOneJudge * 250_000
        ? new Users(First + Environment.ProcessId % 250_000 * OfOneJudge, OfOneJudge)
        : new Users(FewFirst + Environment.ProcessId * 64 % Few, 64);

    public int Next() => first + (Interlocked.Increment(ref next) & int.MaxValue) % count;

    // A container may be given only some of the numbers that there are.
    static long MostUsers()
    {
        try
        {
            return File.ReadLines("/proc/self/uid_map").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Max(map => long.Parse(map[0], null) + long.Parse(map[2], null));
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
