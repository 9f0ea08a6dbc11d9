using System.Runtime.Versioning;

namespace Workbook.Grading;

/// <summary>Tier 2: a process of a user that owns nothing (Linux, for a judge that is root): in many containers there is no more to be had.</summary>
[SupportedOSPlatform("linux")]
sealed class OtherUser(Stage stage, SandboxOptions options, Users users) : Confinement(stage, options)
{
    public override string Name => "another user";

    public override Wall Walls => Wall.Processes | Wall.Amounts | Wall.Time | Wall.Tests;

    public override SandboxCommand Command(string room)
    {
        var command = PlainProcess.CommandIn(Stage, room, Options).As(users.Next());
        SystemCalls.Give(room, command.User!.Value);
        SystemCalls.Give(command.Home, command.User.Value);
        return command;
    }
}
