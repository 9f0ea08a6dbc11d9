namespace Workbook.Grading;

/// <summary>What stands between students' code and everything else on this machine, and what does not.</summary>
/// <param name="Name">How the processes are kept apart.</param>
/// <param name="Standing">The walls that there are.</param>
public sealed record Walls(string Name, Wall Standing)
{
    static readonly (Wall Wall, string Without)[] Sentences =
    [
        (Wall.Tests, "Student code can read the hidden tests and the results: the user that it runs as may read their files."),
        (Wall.Files, "Student code can read every file that anybody on this machine may read, and fill the disk."),
        (Wall.Network, "Student code can connect to other machines."),
        (Wall.Processes, "Student code can see other processes, end those of the same user, and leave processes of its own behind."),
        (Wall.Amounts, "Nothing but the runtime's own limit holds back how much memory student code takes, and nothing how many processes it starts and how large its files grow."),
        (Wall.Time, "Nothing ends student code that does not end."),
    ];

    /// <summary>One sentence for each wall that is missing: what student code can do for lack of it.</summary>
    public IReadOnlyList<string> Missing => [.. Sentences.Where(sentence => (Standing & sentence.Wall) == 0).Select(sentence => sentence.Without)];

    /// <summary>What to do about it, in one sentence; empty where all stand.</summary>
    public string Advice => Missing.Count == 0 ? ""
        : !OperatingSystem.IsLinux() ? "Grade on Linux with bubblewrap installed, or give --unsafe if you trust these students with this machine."
        : (Standing & Wall.Tests) != 0 ? "Install bubblewrap, and allow user namespaces where they are forbidden (in a container: --security-opt seccomp=unconfined); or give --unsafe if what is named here does no harm."
        : "Install bubblewrap (apt-get install bubblewrap), or grade as root with the tests and the results in folders that only root may read; or give --unsafe if you trust these students with this machine.";

    /// <summary>The same walls, but for that around files which others may read as they are.</summary>
    internal Walls Around(IEnumerable<string> secrets) =>
        (Standing & Wall.Files) == 0 && secrets.Any(Readability.IsForOthers) ? this with { Standing = Standing & ~Wall.Tests } : this;

    public override string ToString() => Missing.Count == 0 ? $"{Name}: all walls stand." : $"{Name}:\n{string.Join('\n', Missing.Select(missing => $"  - {missing}"))}";
}
