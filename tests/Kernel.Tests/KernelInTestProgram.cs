using System.Runtime.CompilerServices;
using Workbook.Kernel;

namespace Kernel.Tests;

/// <summary>Makes the test program a kernel when it is started as one, so that tests can watch a real kernel process live and die.</summary>
static class KernelInTestProgram
{
    public const string Variable = "KERNEL_TESTS_CONNECTION_FILE";

#pragma warning disable CA2255 // The entry point belongs to the test framework; this is the one place before it.
    [ModuleInitializer]
    internal static void ServeIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
            Environment.Exit(KernelServer.RunAsync(file).GetAwaiter().GetResult());
    }
#pragma warning restore CA2255
}
