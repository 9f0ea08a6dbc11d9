using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>A run as one JSON document, for programs.</summary>
sealed class JsonView : RunView
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Task<T> WatchAsync<T>(Func<Action<RunEvent>, Task<T>> run) => run(_ => { });

    public override void Conclude(IReadOnlyList<NotebookResult> results) => Console.WriteLine(new JsonObject
    {
        ["outcome"] = results.All(result => result.IsGood) ? "passed" : "not good",
        ["notebooks"] = new JsonArray([.. results.Select(Of)]),
    }.ToJsonString(Json));

    static JsonObject Of(NotebookResult result)
    {
        var item = new JsonObject { ["path"] = result.Notebook.Name, ["outcome"] = result.Word };
        if (result is NotebookResult.Hindered hindered) item["reason"] = hindered.Reason;
        if (result is not NotebookResult.Ran ran) return item;
        item["seconds"] = Seconds(ran.Run.Elapsed);
        item["saved"] = ran.Saved ?? false;
        item["cells"] = new JsonArray([.. ran.Run.Cells.Where(cell => cell.Cell.Kind is CellKind.Code).Select(Of)]);
        item["differences"] = new JsonArray([.. ran.Differences.Select(Of)]);
        return item;
    }

    static JsonObject Of(CellRun run)
    {
        var item = new JsonObject { ["number"] = run.Number, ["id"] = run.Cell.Id, ["outcome"] = run.Outcome.Word, ["seconds"] = Seconds(run.Elapsed) };
        switch (run.Outcome)
        {
            case CellOutcome.Failed { Error: var error }:
                item["error"] = new JsonObject { ["name"] = error.Name, ["message"] = error.Message, ["line"] = error.Line };
                break;
            case CellOutcome.Stopped stopped: item["reason"] = stopped.Reason; break;
            case CellOutcome.Died died: item["reason"] = died.Obituary; break;
        }
        return item;
    }

    static JsonObject Of(OutputDifference difference) => new()
    {
        ["number"] = difference.Number, ["id"] = difference.Cell.Id, ["lines"] = new JsonArray([.. difference.Lines.Select(line => (JsonNode)line)]),
    };

    static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
