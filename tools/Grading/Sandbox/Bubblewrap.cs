using System.Globalization;

namespace Workbook.Grading;

/// <summary>Tier 1: a process that sees nothing but what is shown to it, in namespaces of its own (Linux, with bwrap).</summary>
static class Bubblewrap
{
    const string Lesson = "/lesson", Judge = "/judge";

    // The system's libraries: the runtime is linked with some, and loads others (ICU, OpenSSL).
    static readonly string[] System = ["/usr/lib", "/usr/lib64", "/usr/lib32", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache", "/usr/share/zoneinfo"];

    public static SandboxCommand Command(Stage stage, string room, SandboxOptions options)
    {
        List<string> arguments = ["--unshare-user", "--unshare-all", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--die-with-parent", "--new-session"];
        if (options.Without(Wall.Network))
            arguments.Add("--share-net");
        foreach (var place in System.Where(Path.Exists))
            arguments.AddRange(["--ro-bind", place, place]);
        arguments.AddRange(["--ro-bind", DotnetRuntime.Root!, DotnetRuntime.Root!, "--proc", "/proc", "--dev", "/dev"]);
        arguments.AddRange(Sized(options, "/tmp"));
        arguments.AddRange(["--dir", Lesson, "--ro-bind", stage.Notebooks, $"{Lesson}/notebooks", "--ro-bind", stage.Lessons, $"{Lesson}/lessons/bin"]);
        arguments.AddRange(Sized(options, $"{Lesson}/work"));
        arguments.AddRange(["--ro-bind", stage.Program, "/program", "--bind", room, Judge]);
        if (options.Without(Wall.Files))
            arguments.AddRange(["--bind", "/", "/outside"]);
        arguments.AddRange(["--remount-ro", "/", "--chdir", $"{Lesson}/work"]);
        arguments.AddRange(["--", DotnetRuntime.Host, "/program/sandbox.dll", .. options.ProgramArguments($"{Judge}/socket"), $"{Lesson}/lessons/bin", "/program"]);
        return new SandboxCommand("bwrap", arguments, room, $"{Lesson}/work", Wall.All);
    }

    static string[] Sized(SandboxOptions options, string folder) =>
        ["--size", options.Limits.Files.ToString(CultureInfo.InvariantCulture), "--tmpfs", folder];
}
