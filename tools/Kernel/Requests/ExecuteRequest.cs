using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Session;

namespace Workbook.Kernel.Requests;

/// <summary>Runs a cell.</summary>
sealed class ExecuteRequest(CSharpSession session, Publisher publisher, InputRequests input, History history, KernelEnd end) : IRequest
{
    int count;

    public bool StopsQueueOnError(JupyterMessage request) => Flag(request, "stop_on_error", otherwise: true);

    public async Task<JsonObject?> HandleAsync(JupyterMessage request)
    {
        var code = request.Code;
        var isSilent = Flag(request, "silent", otherwise: false);
        var isKept = !isSilent && Flag(request, "store_history", otherwise: true);
        var number = isKept ? ++count : count + 1;
        if (!isSilent)
            publisher.Publish(request, "execute_input", new() { ["code"] = code, ["execution_count"] = number });

        var frontend = new JupyterFrontend(request, publisher, input, isSilent, Flag(request, "allow_stdin", otherwise: false));
        var outcome = await session.RunAsync(code, frontend, number);
        input.GiveUp();
        if (isKept)
            history.Add(number, code, (outcome as CellOutcome.Value)?.Shown.GetValueOrDefault("text/plain"));

        var reply = Errors.Of(outcome, number) is { } error
            ? Failed(request, error, isSilent)
            : await SucceededAsync(request, outcome, frontend, isSilent, number);
        reply["execution_count"] = isKept ? number : count;
        if (outcome is CellOutcome.Stuck)
            end.After(request, KernelServer.GivenUp);
        return reply;
    }

    JsonObject Failed(JupyterMessage request, JsonObject error, bool isSilent)
    {
        var published = (JsonObject)error.DeepClone();
        published.Remove("status");
        if (!isSilent)
            publisher.Publish(request, "error", published);
        return error;
    }

    async Task<JsonObject> SucceededAsync(JupyterMessage request, CellOutcome outcome, JupyterFrontend frontend, bool isSilent, int number)
    {
        if (outcome is CellOutcome.Value value && !isSilent)
            publisher.Publish(request, "execute_result", new()
            {
                ["execution_count"] = number,
                ["data"] = Bundle.Of(value.Shown),
                ["metadata"] = new JsonObject(),
            });

        var expressions = new JsonObject();
        foreach (var (name, expression) in request.Content["user_expressions"] as JsonObject ?? [])
            expressions[name] = await EvaluateAsync(expression?.ToString() ?? "", frontend, number);
        return new() { ["status"] = "ok", ["payload"] = new JsonArray(), ["user_expressions"] = expressions };
    }

    async Task<JsonObject> EvaluateAsync(string expression, JupyterFrontend frontend, int number)
    {
        var outcome = await session.RunAsync(expression, frontend, number);
        return Errors.Of(outcome, number) ?? new()
        {
            ["status"] = "ok",
            ["data"] = outcome is CellOutcome.Value value ? Bundle.Of(value.Shown) : new JsonObject(),
            ["metadata"] = new JsonObject(),
        };
    }

    static bool Flag(JupyterMessage request, string name, bool otherwise) => request.Content[name]?.GetValue<bool>() ?? otherwise;
}
