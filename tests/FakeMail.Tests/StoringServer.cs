using System.Runtime.CompilerServices;

namespace FakeMail.Tests;

/// <summary>Makes this test program a server when it is started with one argument: a process to be killed.</summary>
static class StoringServer
{
    public const string Argument = "--storing-server";

#pragma warning disable CA2255 // Not a library: it has to act before the test runner looks at the arguments.
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetCommandLineArgs() is [.., Argument, var mail]) Environment.Exit(AbuseTests.Storing(mail));
    }
}
