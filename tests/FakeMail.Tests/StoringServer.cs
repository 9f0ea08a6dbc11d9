using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FakeMail.Tests;

/// <summary>Makes this test program a server when it is started with one argument: a process to be killed, or one beside others.</summary>
static class StoringServer
{
    const string Argument = "--storing-server";

    /// <summary>Starts this very program as a server that stores mail in a folder. The first line that it prints is its port; it ends when its input does.</summary>
    public static Process Start(string mail)
    {
        string[] runner = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [typeof(StoringServer).Assembly.Location] : [];
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. runner, Argument, mail]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
    }

#pragma warning disable CA2255 // Not a library: it has to act before the test runner looks at the arguments.
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetCommandLineArgs() is not [.., Argument, var mail]) return;
        using (var server = FakeMailServer.Start(port: 0, folder: mail))
        {
            Console.WriteLine(server.Port);
            Console.In.ReadToEnd();
        }
        Environment.Exit(0);
    }
}
