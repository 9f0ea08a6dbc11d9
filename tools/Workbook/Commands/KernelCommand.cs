using System.CommandLine;
using Workbook.Jupyter;
using Workbook.Kernel;

namespace Workbook.Commands;

/// <summary>`workbook kernel`: the C# kernel behind every lesson.</summary>
static class KernelCommand
{
    const int Misuse = 2;

    public static Command Create() => new("kernel", "The C# kernel that runs the cells of a notebook.")
    {
        Start(),
        Install(),
        Uninstall(),
    };

    static Command Start()
    {
        var file = new Option<FileInfo>("--connection-file", "-f") { Description = "Where to listen, as the client wrote it.", Required = true };
        var command = new Command("start", "Serve one client until it shuts the kernel down.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                // Leaves at once, whatever threads the cells have left behind.
                Environment.Exit(await KernelServer.RunAsync(parsed.GetRequiredValue(file).FullName, cancel));
            }
            catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"workbook kernel start: {e.Message}");
            }
            return Misuse;
        });
        return command;
    }

    static Command Install()
    {
        var (user, prefix) = Places();
        var command = new Command("install", "Make Jupyter and VS Code find the kernel.") { user, prefix };
        command.SetAction(parsed => OnFolder(parsed.GetValue(prefix), folder =>
        {
            foreach (var installed in KernelInstallation.Install(folder))
                Console.WriteLine($"Installed {installed}");
        }));
        return command;
    }

    static Command Uninstall()
    {
        var (user, prefix) = Places();
        var command = new Command("uninstall", "Take away what install wrote.") { user, prefix };
        command.SetAction(parsed => OnFolder(parsed.GetValue(prefix), folder =>
        {
            var removed = KernelInstallation.Uninstall(folder);
            foreach (var gone in removed)
                Console.WriteLine($"Removed {gone}");
            if (removed.Count == 0)
                Console.WriteLine($"The kernel is not installed in {folder}.");
        }));
        return command;
    }

    static (Option<bool> User, Option<string?> Prefix) Places()
    {
        var user = new Option<bool>("--user") { Description = "For this user (the default)." };
        var prefix = new Option<string?>("--prefix") { Description = "For an environment, such as a Python one: the folder that has share/jupyter in it." };
        prefix.Validators.Add(result =>
        {
            if (result.GetResult(user) is { Implicit: false })
                result.AddError("--user and --prefix name two places; give one.");
        });
        return (user, prefix);
    }

    static int OnFolder(string? prefix, Action<string> work)
    {
        try
        {
            work(prefix is null ? JupyterPaths.UserData : JupyterPaths.UnderPrefix(Path.GetFullPath(prefix)));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"workbook kernel: {e.Message}");
            return Misuse;
        }
    }
}
