using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Workbook.Jupyter;
using Workbook.Kernel.Requests;
using Workbook.Session;

namespace Workbook.Kernel;

/// <summary>A C# kernel behind the Jupyter protocol: the whole life of its process.</summary>
public static class KernelServer
{
    /// <summary>What the process ends with when a cell would not stop and everything had to be given up.</summary>
    public const int GivenUp = 75;

    /// <summary>Serves the connection until a client shuts the kernel down, its parent is gone or the token says so; gives the exit code.</summary>
    /// <exception cref="IOException">The connection file cannot be read, or one of its ports is taken.</exception>
    /// <exception cref="InvalidDataException">The file is not a connection file.</exception>
    public static async Task<int> RunAsync(string connectionFile, CancellationToken cancel = default)
    {
        // Before anything else: the compiler takes longest to load, and the sockets open meanwhile.
        using var session = new CSharpSession();
        _ = session.WarmUpAsync();
        ExceptionHandling.SetUnhandledExceptionHandler(session.TellStray);

        await using var sockets = KernelSockets.Bind(connectionFile, Log);
        return await ServeAsync(session, sockets, cancel);
    }

    internal static async Task<int> ServeAsync(CSharpSession session, KernelSockets sockets, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var end = new KernelEnd(stop);
        var publisher = new Publisher(sockets);
        var input = new InputRequests(publisher);
        var interrupt = new InterruptRequest(session);
        var common = new Dictionary<string, IRequest>
        {
            ["kernel_info_request"] = new KernelInfoRequest(),
            ["shutdown_request"] = new ShutdownRequest(publisher, end),
            ["interrupt_request"] = interrupt,
        };
        var history = new History();
        var shell = new Dictionary<string, IRequest>(common)
        {
            ["execute_request"] = new ExecuteRequest(session, publisher, input, history, end),
            ["complete_request"] = new CompleteRequest(session),
            ["inspect_request"] = new InspectRequest(session),
            ["diagnose_request"] = new DiagnoseRequest(session),
            ["variables_request"] = new VariablesRequest(session),
            ["is_complete_request"] = new IsCompleteRequest(),
            ["history_request"] = new HistoryRequest(history),
            ["comm_info_request"] = new CommInfoRequest(),
            ["comm_open"] = new CommOpenRequest(publisher),
            ["comm_msg"] = new NoReplyRequest(),
            ["comm_close"] = new NoReplyRequest(),
        };

        using var _ = ListenToSignals(session, stop);
        using var __ = ParentWatch.Start(stop);
        publisher.Publish(null, "status", new() { ["execution_state"] = "starting" });
        await Task.WhenAll(
            new RequestLoop(JupyterChannel.Shell, sockets.Shell, shell, publisher, end, Log).RunAsync(stop.Token),
            new RequestLoop(JupyterChannel.Control, sockets.Control, common, publisher, end, Log).RunAsync(stop.Token),
            input.ListenAsync(sockets.Stdin, stop.Token));
        return end.ExitCode;
    }

    // Ctrl-C in the terminal of a notebook server reaches its kernels too: it stops the cell, never the kernel.
    static PosixSignalRegistration ListenToSignals(CSharpSession session, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            if (!stop.IsCancellationRequested)
                _ = session.InterruptAsync();
        });

    // Not Console.Error, which is the cells'.
    static void Log(string line)
    {
        using var error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        error.WriteLine($"kernel: {line}");
    }
}
