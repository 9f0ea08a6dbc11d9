using System.CommandLine;
using System.Diagnostics;
using Workbook.Mail;
using Workbook.Running;
using Workbook.Studio;

namespace Workbook.Commands;

/// <summary>`workbook open`: the course in the browser.</summary>
static class OpenCommand
{
    static readonly Option<int> Port = new("--port") { Description = "Begin with this port; one that is taken is passed over. 0 takes any.", HelpName = "N", DefaultValueFactory = _ => 8888 };
    static readonly Option<string> Folder = new("--folder") { Description = "The folder of the course: the one in which notebooks/ is.", HelpName = "DIR", DefaultValueFactory = _ => Environment.CurrentDirectory };
    static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Print the address, and open nothing." };

    static readonly Option<bool> Author = new("--author") { Description = "Edit the lessons themselves, not copies: for whoever writes them." };

    public static Command Create()
    {
        Port.Needs(value => value is >= 0 and <= 65535, "a number from 0 to 65535");
        var command = new Verb("open", "Open the course in the browser: read, run and change the lessons, on a copy of your own.", """
            Your copies are in work/; the lessons themselves are never changed. The page is for this machine alone: the address ends in a
            token, without which nobody is let in. Ctrl-C ends it, and the kernels too; what you have written is on disk by then.

            Examples:
              workbook open --port 9000
              workbook open --no-browser --port 0              print the address; any port that is free
              workbook open --author                           edit the lessons in notebooks/ themselves
            """);
        Understand(command);
        return command;
    }

    /// <summary>Lets a command do this, with these options: the verb itself, and the workbook without a verb.</summary>
    public static void Understand(Command command)
    {
        foreach (var option in new Option[] { Port, Folder, NoBrowser, Author }) command.Options.Add(option);
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(Port), parsed.GetValue(Folder)!, parsed.GetValue(NoBrowser), parsed.GetValue(Author)));
    }

    static async Task<int> RunAsync(int port, string folder, bool noBrowser, bool isAuthor)
    {
        if (!Directory.Exists(Path.Combine(folder, "notebooks"))) throw new Misuse($"There is no notebooks/ in {folder}, so there is no course to open; --folder names another place.");
        using var stop = StopSignal.Listen();
        await using var server = await StudioServer.StartAsync(new() { Folder = Path.GetFullPath(folder), Port = port, IsAuthor = isAuthor, Kernel = OwnKernel.Launch([]) });
        if (port is not 0 && server.Port != port) await Console.Error.WriteLineAsync($"Port {port} is taken, so it is {server.Port}.");
        Console.WriteLine($"The workbook is open at {server.Url}\nCtrl-C ends it.");
        if (!noBrowser) OpenBrowser(server.Url);
        await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Good;
    }

    static void OpenBrowser(string url)
    {
        try
        {
            Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            Console.WriteLine("No browser could be started: open the address yourself.");
        }
    }
}
