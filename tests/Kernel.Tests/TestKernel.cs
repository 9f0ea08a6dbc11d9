using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Kernel.Tests;

/// <summary>A kernel in a process of its own, and a client at it.</summary>
public sealed class TestKernel : IAsyncLifetime
{
    readonly CancellationTokenSource deadline = new(TimeSpan.FromMinutes(3));
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernel-tests-");
    readonly MessageLog log = new();
    readonly List<string> errors = [];
    ClientSockets client = null!;

    public Process Process { get; private set; } = null!;

    internal MessageLog Heard => log;

    internal CancellationToken Deadline => deadline.Token;

    internal ConnectionInfo Connection { get; private set; } = null!;

    internal IReadOnlyList<string> Errors
    {
        get
        {
            lock (errors)
                return [.. errors];
        }
    }

    public string Folder => folder.FullName;

    public ValueTask InitializeAsync() => StartAsync(new Dictionary<string, string>());

    public async ValueTask StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        var file = Path.Combine(folder.FullName, "connection.json");
        ConnectionFile.Write(file, ConnectionInfo.Create());
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Kernel.Tests.exe" : "Kernel.Tests"))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardError = true,
            Environment = { [KernelInTestProgram.Variable] = file },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Process = Process.Start(start)!;
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.Add(line.Data ?? "");
        };
        Process.BeginErrorReadLine();

        while (!(Connection = ConnectionFile.Read(file)).HasAllPorts)
            await Task.Delay(10, Deadline);
        client = ClientSockets.Connect(Connection, new JupyterSession(), _ => { });
        await client.WaitUntilReadyAsync(Deadline);
        log.Listen(JupyterChannel.Shell, client.Shell);
        log.Listen(JupyterChannel.Control, client.Control);
        log.Listen(JupyterChannel.Stdin, client.Stdin);
        log.Listen(JupyterChannel.Iopub, client.Iopub);
    }

    internal JupyterMessage Send(JupyterChannel channel, string type, JsonObject? content = null)
    {
        var request = client.Session.Request(type, content);
        client.Send(channel, request);
        return request;
    }

    internal async Task<JsonObject> AskAsync(string type, JsonObject? content = null, JupyterChannel channel = JupyterChannel.Shell)
    {
        var request = Send(channel, type, content);
        return (await log.WaitAsync(channel, message => message.Answers(request), Deadline)).Content;
    }

    internal JupyterMessage Start(string code, JsonObject? with = null)
    {
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = false, ["stop_on_error"] = true };
        foreach (var (name, value) in with ?? [])
            content[name] = value?.DeepClone();
        return Send(JupyterChannel.Shell, "execute_request", content);
    }

    internal async Task<Execution> EndAsync(JupyterMessage request)
    {
        var reply = await log.WaitAsync(JupyterChannel.Shell, message => message.Answers(request), Deadline);
        await log.WaitAsync(JupyterChannel.Iopub, message => message.Answers(request) && IsIdle(message), Deadline);
        return new Execution(reply.Content, [.. log.On(JupyterChannel.Iopub).Where(message => message.Answers(request))]);
    }

    internal Task<Execution> RunAsync(string code, JsonObject? with = null) => EndAsync(Start(code, with));

    internal async Task<string?> ValueAsync(string code) => (await RunAsync(code)).Result();

    internal Task<JupyterMessage> PublishedAsync(JupyterMessage cause, Func<JupyterMessage, bool> wanted) =>
        log.WaitAsync(JupyterChannel.Iopub, message => message.Answers(cause) && wanted(message), Deadline);

    /// <summary>Waits until the cell has printed this.</summary>
    internal Task PrintedAsync(JupyterMessage cell, string text) =>
        PublishedAsync(cell, message => message.Type == "stream" && message.Content["text"]!.GetValue<string>().Contains(text, StringComparison.Ordinal));

    internal Task<JsonObject> InterruptAsync() => AskAsync("interrupt_request", channel: JupyterChannel.Control);

    internal async Task<int> ExitCodeAsync()
    {
        await Process.WaitForExitAsync(Deadline);
        return Process.ExitCode;
    }

    static bool IsIdle(JupyterMessage message) => message.Type == "status" && message.Content["execution_state"]!.GetValue<string>() == "idle";

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync(CancellationToken.None);
        await client.DisposeAsync();
        Process.Dispose();
        deadline.Dispose();
        folder.Delete(recursive: true);
    }
}
