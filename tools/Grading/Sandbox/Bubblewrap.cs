using System.Globalization;
using System.Runtime.Versioning;

namespace Workbook.Grading;

/// <summary>Tier 1: a process that sees nothing but what is shown to it, in namespaces of its own (Linux, with bwrap).</summary>
[SupportedOSPlatform("linux")]
sealed class Bubblewrap(Stage stage, SandboxOptions options, Users? users) : Confinement(stage, options)
{
    const string Lesson = "/lesson", Judge = "/judge";

    // The system's libraries: the runtime is linked with some, and loads others (ICU, OpenSSL).
    static readonly string[] System = ["/usr/lib", "/usr/lib64", "/usr/lib32", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache", "/usr/share/zoneinfo"];

    public override string Name => "bubblewrap";

    public override Wall Walls => Wall.All;

    public override SandboxCommand Command(string room)
    {
        var command = new SandboxCommand("bwrap", [.. Namespaces(), .. Places(room), "--", .. Stage.Command("/program", $"{Judge}/socket", $"{Lesson}/lessons/bin", Options)], room, $"{Lesson}/work")
        {
            HoldsItsProcesses = !Options.Without(Wall.Processes),
        };
        // Where a test leaves out a wall, another user would still stand in its place.
        if (users is null || Options.Without(Wall.Files | Wall.Processes))
            return command;
        command = command.As(users.Next());
        SystemCalls.Give(room, command.User!.Value);
        return command;
    }

    IEnumerable<string> Namespaces()
    {
        string[] always = ["--unshare-user", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--new-session"];
        return always
            .Concat(Options.Without(Wall.Network) ? [] : ["--unshare-net"])
            .Concat(Options.Without(Wall.Processes) ? [] : ["--unshare-pid", "--die-with-parent"]);
    }

    IEnumerable<string> Places(string room)
    {
        var places = new List<string>();
        foreach (var place in System.Append(Stage.Runtime).Where(Path.Exists))
            places.AddRange(["--ro-bind", place, place]);
        places.AddRange(["--proc", "/proc", "--dev", "/dev", "--dir", Lesson]);
        places.AddRange(["--ro-bind", Stage.Notebooks, $"{Lesson}/notebooks", "--ro-bind", Stage.Lessons, $"{Lesson}/lessons/bin", "--ro-bind", Stage.Program, "/program"]);
        foreach (var folder in new[] { "/tmp", "/dev/shm", $"{Lesson}/work" })
            places.AddRange([.. Options.Without(Wall.Amounts) ? Array.Empty<string>() : ["--size", Options.Limits.Files.ToString(CultureInfo.InvariantCulture)], "--tmpfs", folder]);
        places.AddRange(["--bind", room, Judge, "--remount-ro", Judge]);
        if (Options.Without(Wall.Files))
            places.AddRange(["--bind", "/", "/outside"]);
        return [.. places, "--remount-ro", "/", "--chdir", $"{Lesson}/work"];
    }
}
