namespace Workbook.Grading;

/// <summary>What a student's process may see, laid out once for all of them: the lesson's folders as a notebook expects them, and the program that runs the cells.</summary>
sealed class Stage : IDisposable
{
    static readonly string[] Programs =
        ["sandbox.dll", "sandbox.runtimeconfig.json", "sandbox.deps.json", "Workbook.Session.dll", "Microsoft.DotNet.Interactive.Formatting.dll", "Microsoft.AspNetCore.Html.Abstractions.dll"];

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("judge-");
    int rooms;

    /// <param name="released">The folder with what students got: notebooks, and lessons/bin.</param>
    public Stage(string released)
    {
        // Others may pass, to what lies deeper and is meant for them.
        if (!OperatingSystem.IsWindows())
            root.UnixFileMode = (UnixFileMode)0b111_101_101;
        Copy(Path.Combine(released, "notebooks"), Notebooks);
        Copy(Path.Combine(released, "lessons", "bin"), Lessons);
        Directory.CreateDirectory(Program);
        var brought = Path.Combine(AppContext.BaseDirectory, "sandbox-runtime");
        if (Directory.Exists(brought))
            Copy(brought, Program);
        foreach (var name in Programs.Where(name => !File.Exists(Path.Combine(Program, name))))
            File.Copy(PlaceOf(name), Path.Combine(Program, name));
    }

    // Beside this program; or, of what a framework of this program has as well, where that has it.
    static string PlaceOf(string name) => Path.Combine(AppContext.BaseDirectory, name) is var beside && File.Exists(beside)
        ? beside : System.Reflection.Assembly.Load(Path.GetFileNameWithoutExtension(name)).Location;

    public string Notebooks => Path.Combine(root.FullName, "notebooks");

    public string Lessons => Path.Combine(root.FullName, "lessons", "bin");

    public string Program => Path.Combine(root.FullName, "program");

    /// <summary>A new folder for one process, beside the others.</summary>
    public string NewRoom() => Directory.CreateDirectory(Path.Combine(root.FullName, $"room-{Interlocked.Increment(ref rooms)}")).FullName;

    /// <summary>The folder that the runtime is in: beside the program, if it brings its own.</summary>
    public string Runtime => BringsRuntime ? Program : RuntimeRoot;

    // shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll
    static string RuntimeRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    static string Host => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    static bool BringsRuntime => !File.Exists(Path.Combine(RuntimeRoot, Host));

    /// <summary>The command that starts the program.</summary>
    /// <param name="program">Where its folder is, as it sees it.</param>
    /// <param name="socket">Where the judge's socket is, as it sees it.</param>
    /// <param name="lessons">Where lessons/bin is, as it sees it.</param>
    /// <param name="options">The limits that it sets itself.</param>
    public static IEnumerable<string> Command(string program, string socket, string lessons, SandboxOptions options) =>
        [
            .. BringsRuntime ? [Path.Combine(program, OperatingSystem.IsWindows() ? "sandbox.exe" : "sandbox")] : new[] { Path.Combine(RuntimeRoot, Host), Path.Combine(program, "sandbox.dll") },
            .. options.ProgramArguments(socket), lessons, program,
        ];

    /// <summary>Puts the lesson's folders into a room, for a process that sees the room as it is.</summary>
    public void Furnish(string room)
    {
        if (OperatingSystem.IsWindows())
        {
            // A link takes rights there that few have.
            Copy(Notebooks, Path.Combine(room, "notebooks"));
            Copy(Lessons, Path.Combine(room, "lessons", "bin"));
            return;
        }
        Directory.CreateSymbolicLink(Path.Combine(room, "notebooks"), Notebooks);
        Directory.CreateSymbolicLink(Path.Combine(room, "lessons"), Path.GetDirectoryName(Lessons)!);
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder)[0] != '.'))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    public void Dispose()
    {
        try
        {
            root.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's temporary folder is cleaned by the system.
        }
    }
}
