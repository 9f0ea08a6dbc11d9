using System.Text.Json.Nodes;
using Workbook.Jupyter;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Tests;

/// <summary>The workbook's own kernel in a process of its own, in the notebooks' folder, running a lesson's cells one by one.</summary>
sealed class LessonKernel(KernelClient client) : IAsyncDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task<LessonKernel> StartAsync() => new(await KernelClient.StartAsync(OwnKernel.Launch([]) with
    {
        Folder = Repository.Path("notebooks"),
        Variables = new Dictionary<string, string> { ["FAKEMAIL_PORT"] = "0" },
    }, TestContext.Current.CancellationToken));

    /// <summary>Runs code; the messages that it caused, an error told as a failed test.</summary>
    public async Task<IReadOnlyList<JupyterMessage>> RunAsync(string code, string where)
    {
        var heard = new List<JupyterMessage>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Deadline);
        var reply = await client.ExecuteAsync(code, message => { lock (heard) heard.Add(message); }, stop: limit.Token);
        Assert.True(reply is ExecutionReply.Answered { IsOk: true }, $"{where}: {reply}\n{string.Join('\n', heard.Where(message => message.Type is "error").Select(message => message.Content["traceback"]))}");
        return heard;
    }

    /// <summary>Runs a check cell; what its card says.</summary>
    public async Task<JsonObject> CheckAsync(LessonCell check, string where)
    {
        var result = (await RunAsync(check.Source, where)).Single(message => message.Type is "execute_result");
        var card = result.Content["data"]!["application/vnd.email-workbook.check+json"]!;
        return card is JsonObject known ? known : JsonNode.Parse((string)card!)!.AsObject();
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();
}
