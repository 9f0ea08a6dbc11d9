using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Kernel.Tests;

public sealed class ProtocolTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task Kernel_info_tells_protocol_and_language()
    {
        var info = await kernel.AskAsync("kernel_info_request");
        Assert.Equal("ok", info["status"]!.GetValue<string>());
        Assert.StartsWith("5.", info["protocol_version"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("C#", info["language_info"]!["name"]!.GetValue<string>());
        Assert.Equal(".cs", info["language_info"]!["file_extension"]!.GetValue<string>());
    }

    [Fact]
    public async Task Completion_knows_what_earlier_cells_declared()
    {
        await kernel.RunAsync("string greeting = \"hello\"; int Doubled(int n) => n * 2;");
        Assert.Contains("ToUpper", await MatchesAsync("greeting.ToUp"));
        Assert.Contains("Doubled", await MatchesAsync("var x = Dou"));
    }

    [Fact]
    public async Task Completion_counts_characters_as_the_protocol_does()
    {
        var code = "var s = \"😀\"; s.Leng";
        var reply = await kernel.AskAsync("complete_request", new() { ["code"] = code, ["cursor_pos"] = code.Length - 1 });
        Assert.Contains("Length", Words(reply));
        Assert.Equal(code.Length - 1 - 4, reply["cursor_start"]!.GetValue<int>());
        Assert.Equal(code.Length - 1, reply["cursor_end"]!.GetValue<int>());
    }

    [Fact]
    public async Task Completion_offers_magic_commands() => Assert.Equal(["#!lsmagic"], await MatchesAsync("#!ls"));

    [Theory]
    [InlineData("Console.WriteLi|ne(1)")]
    [InlineData("Console.WriteLine(|1)")]
    public async Task Inspection_gives_signature_and_documentation(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        var reply = await kernel.AskAsync("inspect_request", new() { ["code"] = code.Remove(cursor, 1), ["cursor_pos"] = cursor, ["detail_level"] = 0 });
        Assert.True(reply["found"]!.GetValue<bool>());
        var text = reply["data"]!["text/plain"]!.GetValue<string>();
        Assert.Contains("void Console.WriteLine(int value)", text, StringComparison.Ordinal);
        Assert.Contains("Writes the text representation", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspection_of_nothing_finds_nothing() =>
        Assert.False((await kernel.AskAsync("inspect_request", new() { ["code"] = "   ", ["cursor_pos"] = 1 }))["found"]!.GetValue<bool>());

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("if (true)\n{", "incomplete")]
    [InlineData("var b=2", "incomplete")]
    [InlineData("var letter = \"\"\"\n    Dear", "incomplete")]
    [InlineData("#!lsmagic", "complete")]
    [InlineData("int ] = 3;", "invalid")]
    public async Task A_console_learns_whether_code_is_complete(string code, string status) =>
        Assert.Equal(status, (await kernel.AskAsync("is_complete_request", new() { ["code"] = code }))["status"]!.GetValue<string>());

    [Fact]
    public async Task History_gives_back_what_was_run()
    {
        await kernel.RunAsync("\"from history\"");
        var tail = await kernel.AskAsync("history_request", new() { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true, ["raw"] = true });
        Assert.Equal(["\"from history\"", "from history"], tail["history"]![0]![2]!.AsArray().Select(part => part!.GetValue<string>()));
        var found = await kernel.AskAsync("history_request", new() { ["hist_access_type"] = "search", ["pattern"] = "*from hist*", ["output"] = false, ["raw"] = true });
        Assert.Contains(found["history"]!.AsArray(), line => line![2]!.GetValue<string>() == "\"from history\"");
    }

    [Fact]
    public async Task No_comm_is_open_and_an_unknown_one_is_closed_at_once()
    {
        Assert.Empty((await kernel.AskAsync("comm_info_request"))["comms"]!.AsObject());
        var open = kernel.Send(JupyterChannel.Shell, "comm_open", new() { ["comm_id"] = "c1", ["target_name"] = "nobody", ["data"] = new JsonObject() });
        var close = await kernel.PublishedAsync(open, message => message.Type == "comm_close");
        Assert.Equal("c1", close.Content["comm_id"]!.GetValue<string>());
        kernel.Send(JupyterChannel.Shell, "comm_msg", new() { ["comm_id"] = "c1", ["data"] = new JsonObject() });
        kernel.Send(JupyterChannel.Shell, "comm_close", new() { ["comm_id"] = "c1", ["data"] = new JsonObject() });
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_message_with_a_wrong_key_is_ignored_and_logged()
    {
        await using var stranger = ClientSockets.Connect(kernel.Connection with { Key = "guessed" }, new JupyterSession(), _ => { });
        stranger.Send(JupyterChannel.Shell, stranger.Session.Request("execute_request", new() { ["code"] = "var stolen = 1;" }));
        while (!kernel.Errors.Any(line => line.Contains("bad signature", StringComparison.Ordinal)))
            await Task.Delay(10, kernel.Deadline);
        Assert.Equal("CS0103", (await kernel.RunAsync("stolen")).Name);
    }

    [Fact]
    public async Task What_is_not_understood_is_answered_and_does_no_harm()
    {
        kernel.Send(JupyterChannel.Shell, "nonsense_request");
        var reply = await kernel.AskAsync("execute_request", new() { ["code"] = 5 });
        Assert.Equal("error", reply["status"]!.GetValue<string>());
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Theory]
    [InlineData("execute_request")]
    [InlineData("complete_request")]
    [InlineData("inspect_request")]
    [InlineData("is_complete_request")]
    [InlineData("diagnose_request")]
    public async Task A_request_without_code_is_answered_and_the_next_one_too(string type)
    {
        var reply = await kernel.AskAsync(type);
        Assert.Equal("BadRequest", reply["ename"]!.GetValue<string>());
        Assert.Contains("it has no code", reply["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_comm_that_is_not_understood_has_no_reply()
    {
        var open = kernel.Send(JupyterChannel.Shell, "comm_open", new() { ["comm_id"] = 5 });
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
        Assert.DoesNotContain(kernel.Heard.On(JupyterChannel.Shell), message => message.Answers(open));
    }

    async Task<IEnumerable<string>> MatchesAsync(string code) =>
        Words(await kernel.AskAsync("complete_request", new() { ["code"] = code, ["cursor_pos"] = code.Length }));

    static IEnumerable<string> Words(JsonObject reply) => reply["matches"]!.AsArray().Select(match => match!.GetValue<string>());
}
