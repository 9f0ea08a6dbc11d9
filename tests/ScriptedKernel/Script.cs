using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.ScriptedKernel;

/// <summary>Answers requests; a cell is a list of steps, one a line.</summary>
sealed class Script(KernelSockets sockets, bool isMute)
{
    readonly JupyterSession session = new("scripted");
    TaskCompletionSource interrupted = new();
    int count;

    public async Task<int> ServeShellAsync()
    {
        await foreach (var request in sockets.Shell.ReadAllAsync())
        {
            if (isMute) continue;
            Publish(request, "status", new() { ["execution_state"] = "busy" });
            var (type, reply) = request.Type is "execute_request" ? ("execute_reply", await ExecuteAsync(request)) : ("kernel_info_reply", new JsonObject());
            sockets.Send(JupyterChannel.Shell, session.Reply(request, type, reply));
            Publish(request, "status", new() { ["execution_state"] = "idle" });
        }
        return 0;
    }

    public async Task<int> ServeControlAsync()
    {
        await foreach (var request in sockets.Control.ReadAllAsync())
        {
            if (request.Type is "interrupt_request") interrupted.TrySetResult();
            sockets.Send(JupyterChannel.Control, session.Reply(request, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), []));
            if (request.Type is "shutdown_request") break;
        }
        return 0;
    }

    async Task<JsonObject> ExecuteAsync(JupyterMessage request)
    {
        interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        count++;
        foreach (var line in ((string)request.Content["code"]!).Split('\n'))
        {
            var (step, rest) = line.Split(' ', 2) is [var first, var more] ? (first, more) : (line, "");
            if (await StepAsync(request, step, rest) is not { } error) continue;
            Publish(request, "error", error);
            return new() { ["status"] = "error", ["execution_count"] = count, ["ename"] = (string?)error["ename"], ["evalue"] = (string?)error["evalue"], ["traceback"] = new JsonArray() };
        }
        return new() { ["status"] = "ok", ["execution_count"] = count };
    }

    /// <summary>Does one step; the content of an error if it fails.</summary>
    async Task<JsonObject?> StepAsync(JupyterMessage request, string step, string rest)
    {
        switch (step)
        {
            case "print": Print(request, "stdout", rest + "\n"); break;
            case "warn": Print(request, "stderr", rest + "\n"); break;
            case "flood": for (var sent = 0; sent < Number(rest) * 16; sent++) Print(request, "stdout", new('x', 65536)); break;
            case "result": Publish(request, "execute_result", new() { ["execution_count"] = count, ["data"] = Data(rest), ["metadata"] = new JsonObject() }); break;
            case "show": Show(request, "display_data", rest); break;
            case "update": Show(request, "update_display_data", rest); break;
            case "clear": Publish(request, "clear_output", new() { ["wait"] = rest is "wait" }); break;
            case "raise": return Error(rest);
            case "exit": Console.Error.WriteLine("Goodbye."); Environment.Exit(Number(rest)); break;
            case "sleep": return await InterruptedAsync();
            case "hang": await Task.Delay(Timeout.Infinite); break;
            case "garbage": Disturb(request); break;
            case "ask": await AskAsync(request, rest); break;
            case "cwd": Print(request, "stdout", Environment.CurrentDirectory + "\n"); break;
            case "env": Print(request, "stdout", $"{rest}={Environment.GetEnvironmentVariable(rest)}\n"); break;
            case "pid": Print(request, "stdout", $"{Environment.ProcessId}\n"); break;
            case "child": Print(request, "stdout", $"{System.Diagnostics.Process.Start(Environment.ProcessPath!, [.. OwnDll, "nap"]).Id}\n"); break;
        }
        return null;
    }

    static IEnumerable<string> OwnDll => Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [typeof(Script).Assembly.Location] : [];

    async Task<JsonObject?> InterruptedAsync()
    {
        await interrupted.Task;
        return Error("Interrupted the cell was stopped");
    }

    async Task AskAsync(JupyterMessage request, string prompt)
    {
        sockets.Send(JupyterChannel.Stdin, session.Reply(request, "input_request", new() { ["prompt"] = prompt, ["password"] = false }));
        Print(request, "stdout", $"answer: {(await sockets.Stdin.ReadAsync()).Content["value"]}\n");
    }

    /// <summary>What no client should fall over: no message at all, and a well-formed one signed by somebody else.</summary>
    void Disturb(JupyterMessage request)
    {
        sockets.PublishFrames([[1, 2, 3], [255]]);
        sockets.PublishFrames([]);
        sockets.PublishFrames(new WireFormat(new("another key")).Encode(session.Publication(request, "stream", new() { ["name"] = "stdout", ["text"] = "forged\n" })));
        Publish(request, "no_such_type", []);
        Publish(request, "stream", []);
    }

    void Show(JupyterMessage request, string type, string idAndText)
    {
        var (id, text) = idAndText.Split(' ', 2) is [var first, var more] ? (first, more) : (idAndText, "");
        Publish(request, type, new() { ["data"] = Data(text), ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = id } });
    }

    static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static JsonObject Data(string text) => new() { ["text/plain"] = text };

    static JsonObject Error(string nameAndMessage)
    {
        var (name, message) = nameAndMessage.Split(' ', 2) is [var first, var more] ? (first, more) : (nameAndMessage, "");
        return new() { ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray($"{name}: {message}", "   at Cell In[2], line 2") };
    }

    void Print(JupyterMessage request, string name, string text) => Publish(request, "stream", new() { ["name"] = name, ["text"] = text });

    void Publish(JupyterMessage request, string type, JsonObject content) => sockets.Publish(session.Publication(request, type, content));
}
