namespace Workbook.Grading;

/// <summary>A way of keeping a student's process apart.</summary>
abstract class Confinement(Stage stage, SandboxOptions options)
{
    protected Stage Stage => stage;

    protected SandboxOptions Options => options;

    /// <summary>What it is called in a report.</summary>
    public abstract string Name { get; }

    /// <summary>The walls that it puts up.</summary>
    public abstract Wall Walls { get; }

    /// <summary>The command for a new process in a folder of its own.</summary>
    public abstract SandboxCommand Command(string room);

    /// <summary>Starts a process.</summary>
    public SandboxProcess Start() => new(Command(stage.NewRoom()), options);

    /// <summary>Those that there are, the strongest first; which of them work here only a trial tells.</summary>
    public static IEnumerable<Confinement> All(Stage stage, SandboxOptions options)
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            yield return new Bubblewrap(stage, options, Users.Own);
        if (OperatingSystem.IsLinux())
            yield return new Bubblewrap(stage, options, users: null);
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            yield return new OtherUser(stage, options, Users.Own);
        yield return new PlainProcess(stage, options);
    }

    /// <summary>Whether a process comes up in it.</summary>
    public bool Works()
    {
        try
        {
            using var process = Start();
            return process.HasComeUp;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return false;   // the program is not there
        }
    }
}
