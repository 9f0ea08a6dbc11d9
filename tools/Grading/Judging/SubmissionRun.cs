using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Workbook.Sandbox;
using Workbook.Session;

namespace Workbook.Grading;

/// <summary>One student's answers to a lesson while they are judged: the process in which they run, replaced when it dies.</summary>
sealed class SubmissionRun(ReleasedLesson lesson, CellTree tree, Func<string, CellNames> namesOf, Func<SandboxProcess> start, SandboxLimits limits, JudgeTimings timings) : IDisposable
{
    readonly DateTime deadline = DateTime.UtcNow + limits.Submission;
    readonly HashSet<int> loaded = [];
    readonly Dictionary<int, StudentCodeException> deadly = [];
    volatile SandboxProcess? process;
    volatile bool isGivenUp;

    /// <summary>How often a process has died.</summary>
    public int Deaths { get; private set; }

    public SandboxLimits Limits => limits;

    public bool IsOver => DateTime.UtcNow > deadline;

    public bool IsAlive => process is { IsAlive: true };

    /// <summary>Compiles the cells in a chain.</summary>
    /// <exception cref="StudentCodeException">One does not compile.</exception>
    public CellChain Compile(IEnumerable<ReleasedCell> cells) => timings.Compile(() =>
    {
        var chain = new CellChain(tree, namesOf);
        foreach (var cell in cells)
            chain.Add(cell, lesson[cell.Id]);
        return chain;
    });

    public bool Compiles(IEnumerable<ReleasedCell> cells)
    {
        try
        {
            return Compile(cells).Nodes.Count > 0;
        }
        catch (StudentCodeException)
        {
            return false;
        }
    }

    /// <summary>Compiles what is to run after a chain.</summary>
    /// <exception cref="StudentCodeException">It does not compile.</exception>
    public CellNode Compile(CellChain chain, string source, string name) => timings.Compile(() => chain.Last(source, name));

    /// <summary>Runs the cells one after another, none of which has run before.</summary>
    public void Begin(IEnumerable<CellNode> chain)
    {
        if (process is not { IsAlive: true })
        {
            process?.Dispose();
            loaded.Clear();
            process = timings.Start(start);
            if (isGivenUp) GiveUp();   // while it came up
        }
        process.Tell(FrameKind.Begin, []);
        foreach (var node in chain)
            Run(node);
    }

    /// <summary>Runs a cell after those that ran; what it printed, and its card if it ends in one.</summary>
    public (string Printed, string? Card) Run(CellNode node)
    {
        if (node.Cell.Assembly.IsEmpty)
            return ("", null);
        if (deadly.TryGetValue(node.Number, out var known))
            throw known;   // it would only take its time again
        try
        {
            var answer = timings.Run(() => AskNode(FrameKind.Run, node));
            return answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("printed", out var printed)
                ? (printed.ToString(), answer.TryGetProperty("card", out var card) ? card.ToString() : null)
                : ("", null);
        }
        catch (StudentCodeException death) when (!IsAlive)
        {
            deadly[node.Number] = death;
            throw;
        }
        catch (StudentCodeException)
        {
            // A cell that throws keeps what it had declared, as in the notebook.
            return ("", null);
        }
    }

    /// <summary>The value of an expression that was compiled as a cell.</summary>
    public JsonElement Evaluate(CellNode node) => timings.Ask(() => AskNode(FrameKind.Evaluate, node));

    public JsonElement Call(byte[] call) => timings.Ask(() => Ask(FrameKind.Call, call));

    public int OpenMail(FakeMail.FakeMailServer server, string? inPlaceOf) => Live.OpenMail(server, inPlaceOf);

    SandboxProcess Live => process ?? throw new InvalidOperationException("No cell has run yet.");

    TimeSpan Limit => deadline - DateTime.UtcNow is var left && left < limits.Question ? (left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1)) : limits.Question;

    JsonElement AskNode(FrameKind kind, CellNode node)
    {
        if (loaded.Add(node.Number))
            Live.Tell(FrameKind.Load, [.. Number(node), .. Encoding.UTF8.GetBytes($"{node.Cell.EntryType}\n{node.Cell.EntryMethod}\n"), .. node.Cell.Assembly]);
        return Ask(kind, Number(node));
    }

    JsonElement Ask(FrameKind kind, byte[] content)
    {
        try
        {
            return Live.Ask(kind, content, Limit);
        }
        catch (StudentCodeException) when (!IsAlive)
        {
            Deaths++;
            throw;
        }
    }

    static byte[] Number(CellNode node)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, node.Number);
        return number;
    }

    /// <summary>Ends the process: whoever waits for its answer waits no longer. Called from any thread.</summary>
    public void GiveUp()
    {
        isGivenUp = true;
        Interlocked.MemoryBarrier();   // before the process is looked at: one that is about to be there looks at the mark
        process?.End("GivenUp", "Judging was given up.");
    }

    public void Dispose() => process?.Dispose();
}
