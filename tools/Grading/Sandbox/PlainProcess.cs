namespace Workbook.Grading;

/// <summary>A process like any other, with nothing but its limits: what there is on systems that have no more.</summary>
sealed class PlainProcess(Stage stage, SandboxOptions options) : Confinement(stage, options)
{
    public override string Name => "a plain process";

    public override Wall Walls => OperatingSystem.IsLinux() ? Wall.Time | Wall.Amounts : Wall.Time;

    public override SandboxCommand Command(string room) => CommandIn(Stage, room, Options);

    /// <summary>The lesson's folders in the room, as a notebook expects them, and the process in one beside them.</summary>
    public static SandboxCommand CommandIn(Stage stage, string room, SandboxOptions options)
    {
        var work = Directory.CreateDirectory(Path.Combine(room, "work")).FullName;
        stage.Furnish(room);
        var command = Stage.Command(stage.Program, Path.Combine(room, "socket"), Path.Combine(room, "lessons", "bin"), options).ToList();
        return new SandboxCommand(command[0], command[1..], room, work);
    }
}
