using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Gives back cells that were run: the last ones, a range of numbers, or those that a pattern matches.</summary>
sealed class HistoryRequest(History history) : IRequest
{
    // Only the present session is remembered; clients number sessions from 1.
    const int Session = 1;

    public Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        var content = request.Content;
        int Number(string name, int otherwise) => content[name]?.GetValue<int?>() ?? otherwise;
        bool Flag(string name) => content[name]?.GetValue<bool>() ?? false;
        var most = Number("n", int.MaxValue);

        IEnumerable<History.Entry> found = content["hist_access_type"]?.GetValue<string>() switch
        {
            "range" when Number("session", 0) is not (0 or Session) => [],
            "range" => history.Entries.Where(entry => entry.Number >= Number("start", 0) && entry.Number < Number("stop", int.MaxValue)),
            "search" => Search(content["pattern"]?.GetValue<string>() ?? "*", Flag("unique")).TakeLast(most),
            _ => history.Entries.TakeLast(most),
        };
        return Task.FromResult<JsonObject?>(new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(entry => Line(entry, Flag("output")))]),
        });
    }

    IEnumerable<History.Entry> Search(string pattern, bool unique)
    {
        var found = history.Entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
        return unique ? found.Reverse().DistinctBy(entry => entry.Code).Reverse() : found;
    }

    static JsonArray Line(History.Entry entry, bool withOutput) =>
        new(Session, entry.Number, withOutput ? new JsonArray(entry.Code, entry.Result) : JsonValue.Create(entry.Code));
}
