using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workbook.Session;

namespace Workbook.Kernel;

/// <summary>Errors as messages carry them: a name, a sentence, and the lines of a trace.</summary>
static class Errors
{
    public static JsonObject Content(string name, string message, params IEnumerable<string> lines) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. lines.DefaultIfEmpty($"{name}: {message}").Select(line => JsonValue.Create(line))]),
    };

    /// <summary>Null where the outcome is no error.</summary>
    public static JsonObject? Of(CellOutcome outcome, int number) => outcome switch
    {
        CellOutcome.NotCompiled wrong => Content(CellTrace.Of(wrong.Errors)),
        CellOutcome.Threw threw => Content(threw.Trace),
        CellOutcome.Refused refused => Content(refused.Kind, refused.Message, $"{CellTrace.Describe($"In[{number}]", refused.Line)}: {refused.Message}"),
        CellOutcome.Interrupted => Content("Interrupted", "The cell was stopped; variables keep what was assigned to them."),
        CellOutcome.Stuck stuck => Content("KernelGivenUp", Lost(stuck.Lost)),
        _ => null,
    };

    static JsonObject Content(CellTrace trace) => Content(trace.Name, trace.Message, trace.Lines);

    static string Lost(ImmutableArray<string> names) =>
        "The cell did not stop, so the kernel has to be restarted. " + (names.IsEmpty
            ? "No variable is lost, for there was none."
            : $"Lost with it: {string.Join(", ", names)}. Run the cells that made them again.");
}
