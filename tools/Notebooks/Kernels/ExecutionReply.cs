using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>How the execution of one piece of code ended.</summary>
public abstract record ExecutionReply
{
    /// <summary>The kernel answered; <paramref name="Content"/> is its execute_reply, with "status" ok, error or aborted.</summary>
    public sealed record Answered(JsonObject Content) : ExecutionReply
    {
        public bool IsOk => (string?)Content["status"] is "ok";
    }

    /// <summary>The kernel's process ended; <paramref name="Obituary"/> tells it in half a sentence.</summary>
    public sealed record Died(int ExitCode, string Obituary) : ExecutionReply;
}
