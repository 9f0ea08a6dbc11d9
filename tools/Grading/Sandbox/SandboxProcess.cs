using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Workbook.Sandbox;

namespace Workbook.Grading;

/// <summary>One process with a student's code in it, and the questions to it. It ends with the first question that it does not answer in time.</summary>
sealed class SandboxProcess : IDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    readonly SandboxOptions options;
    readonly Process process;
    readonly int number;   // of the process: the watch may still ask for it when the process is no longer ours
    readonly JudgeSocket socket;
    readonly RawOutput printed;
    readonly SandboxCommand command;
    readonly Lock ending = new();
    (string Kind, string Message)? death;

    public SandboxProcess(SandboxCommand command, SandboxOptions options)
    {
        (this.options, this.command) = (options, command);
        socket = new JudgeSocket(Path.Combine(command.Room, "socket"), options.Limits);
        var start = new ProcessStartInfo(command.Program, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = command.Home[0] == command.Room[0] && Directory.Exists(command.Home) ? command.Home : command.Room };
        start.Environment.Clear();
        foreach (var (name, value) in options.Environment(command.Home))
            start.Environment[name] = value;
        process = StartingThread.Start(start);
        number = process.Id;
        process.StandardInput.Close();
        printed = new RawOutput(process, options.Limits.Output, () => End("Output", $"It printed more than {options.Limits.Output / 1_000_000} MB past the console."));
        if (OperatingSystem.IsLinux() && !options.Without(Wall.Amounts))
            ProcessWatch.Add(this, Processes, options.Limits.Memory);
        using var patience = new Timer(_ => End("Died", "The sandbox did not start in time."), null, StartLimit, Timeout.InfiniteTimeSpan);
        _ = process.WaitForExitAsync().ContinueWith(_ => socket.HangUp(), TaskScheduler.Default);
        socket.AwaitQuestions();
    }

    /// <summary>Whether it has ever asked for work.</summary>
    public bool HasComeUp => socket.HasQuestions;

    public bool IsAlive => death is null && !process.HasExited;

    /// <summary>Tells the process something that it does not answer.</summary>
    public void Tell(FrameKind kind, ReadOnlySpan<byte> content)
    {
        try
        {
            socket.Questions.Send(kind, content);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Dead();
        }
    }

    /// <summary>What is said of a process that took all the memory it may have, whoever notices it first: the runtime, the watch, or the process's last words.</summary>
    internal const string MemoryUsedUp = "It used up all the memory that it may have.";

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="StudentCodeException">There is none, or it is an exception.</exception>
    public JsonElement Ask(FrameKind kind, ReadOnlySpan<byte> content, TimeSpan limit)
    {
        using var deadline = new Timer(_ => End("TimeOut", $"It had not ended after {limit.TotalSeconds:0.#} seconds."), null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            socket.Questions.Send(kind, content);
            var (answer, json) = socket.Questions.Receive();
            if (answer is FrameKind.Value) return Parse(json);
            var thrown = Thrown(Parse(json));
            if (thrown.Kind is not nameof(OutOfMemoryException)) throw thrown;
            End("Memory", MemoryUsedUp);   // the runtime has noticed before the watch did: it is one and the same end
            throw Dead();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidDataException)
        {
            throw Dead();
        }
    }

    /// <summary>Opens a way to a mail server; gives the port that the student's code sees.</summary>
    public int OpenMail(FakeMail.FakeMailServer server, string? inPlaceOf) =>
        (int)ExchangedValue.Read(Ask(FrameKind.Mail, [socket.Add(server), .. Encoding.UTF8.GetBytes(inPlaceOf ?? "")], options.Limits.Question), typeof(int))!;

    /// <summary>Ends the process from outside, with all that it has started.</summary>
    public void End(string kind, string message)
    {
        lock (ending)
            death ??= (kind, message);
        ProcessWatch.Remove(this);
        try
        {
            // Whatever it has started ends with it, or is looked for.
            process.Kill(entireProcessTree: !command.HoldsItsProcesses);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself meanwhile.
        }
        socket.HangUp();
        if (OperatingSystem.IsLinux() && !command.HoldsItsProcesses && command.User is { } user)
            EndAllOf(user);
    }

    // One that is made while others end is found the next time: how many there are is limited.
    [SupportedOSPlatform("linux")]
    static void EndAllOf(int user)
    {
        for (var again = 0; again < 50 && ProcessTree.OfUser(user).ToList() is { Count: > 0 } left; again++)
            left.ForEach(SystemCalls.End);
    }

    IEnumerable<int> Processes() =>
        !command.HoldsItsProcesses && command.User is { } user ? ProcessTree.OfUser(user) : ProcessTree.Of(number);

    StudentCodeException Dead()
    {
        // What it said before it died is the only thing that tells why.
        if (death is null)
        {
            process.WaitForExit(TimeSpan.FromSeconds(5));
            printed.AwaitEnd();
        }
        lock (ending)
            death ??= printed.CauseOfDeath();
        End("Died", "");
        return new StudentCodeException(death.Value.Kind, death.Value.Message);
    }

    JsonElement Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            End("Died", "It answered the judge with nonsense.");
            throw Dead();
        }
    }

    static StudentCodeException Thrown(JsonElement json) =>
        json is { ValueKind: JsonValueKind.Array } && json.GetArrayLength() == 2 && json[0].ValueKind is JsonValueKind.String
            ? new StudentCodeException(json[0].GetString()!, (string?)ExchangedValue.Read(json[1], typeof(object)) ?? "")
            : new StudentCodeException("Died", "It answered the judge with nonsense.");

    public void Dispose()
    {
        End("Died", "The judge has no more questions.");
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
        socket.Dispose();
        try
        {
            Directory.Delete(command.Room, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The stage goes with all rooms in the end.
        }
    }
}
