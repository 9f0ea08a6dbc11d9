namespace Workbook.Grading;

/// <summary>How one student's process is started.</summary>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Room">The folder of this one process: the judge's socket is in it.</param>
/// <param name="Home">Its home, as it sees it.</param>
sealed record SandboxCommand(string Program, IReadOnlyList<string> Arguments, string Room, string Home)
{
    /// <summary>The user that it runs as, if it has one of its own.</summary>
    public int? User { get; init; }

    /// <summary>Whether all that it starts ends with it, by the system.</summary>
    public bool HoldsItsProcesses { get; init; }

    /// <summary>The same command, run as a user of its own.</summary>
    public SandboxCommand As(int user) => this with
    {
        Program = "setpriv",
        Arguments = [$"--reuid={user}", $"--regid={user}", "--clear-groups", "--no-new-privs", "--", Program, .. Arguments],
        User = user,
    };
}
