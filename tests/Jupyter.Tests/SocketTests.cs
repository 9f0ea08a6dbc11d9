using System.Net;
using System.Net.Sockets;

namespace Workbook.Jupyter.Tests;

public sealed class SocketTests : IAsyncLifetime
{
    readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));
    readonly JupyterSession kernelSession = new("kernel"), clientSession = new("client");
    readonly List<string> complaints = [];
    KernelSockets kernel = null!;
    ClientSockets client = null!;

    public ValueTask InitializeAsync()
    {
        kernel = KernelSockets.Bind(ConnectionInfo.Create(), Complain);
        client = ClientSockets.Connect(kernel.Connection, clientSession, Complain);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await kernel.DisposeAsync();
        deadline.Dispose();
    }

    [Fact]
    public void Ports_left_open_become_real_ones() => Assert.True(kernel.Connection.HasAllPorts);

    [Fact]
    public async Task A_request_on_each_socket_reaches_the_kernel_and_its_reply_the_client()
    {
        foreach (var (channel, atKernel, atClient) in new[]
        {
            (JupyterChannel.Shell, kernel.Shell, client.Shell),
            (JupyterChannel.Control, kernel.Control, client.Control),
            (JupyterChannel.Stdin, kernel.Stdin, client.Stdin),
        })
        {
            var request = clientSession.Request("question", new() { ["on"] = channel.ToString() });
            client.Send(channel, request);
            var asked = await atKernel.ReadAsync(deadline.Token);
            kernel.Send(channel, kernelSession.Reply(asked, "answer", new() { ["to"] = (string?)asked.Content["on"] }));
            var reply = await atClient.ReadAsync(deadline.Token);

            Assert.True(reply.Answers(request));
            Assert.Equal(channel.ToString(), (string?)reply.Content["to"]);
        }
    }

    [Fact]
    public async Task The_kernel_may_ask_for_input_the_client_whose_cell_runs()
    {
        client.Send(JupyterChannel.Stdin, clientSession.Request("anything"));
        await kernel.Stdin.ReadAsync(deadline.Token);   // now the kernel knows the stdin socket: it connects in the background
        client.Send(JupyterChannel.Shell, clientSession.Request("execute_request"));
        var cell = await kernel.Shell.ReadAsync(deadline.Token);

        kernel.Send(JupyterChannel.Stdin, kernelSession.Reply(cell, "input_request", new() { ["prompt"] = "name? " }));

        Assert.Equal("name? ", (string?)(await client.Stdin.ReadAsync(deadline.Token)).Content["prompt"]);
    }

    [Fact]
    public async Task The_client_is_ready_when_it_hears_the_kernel_on_iopub()
    {
        var serving = AnswerKernelInfoAsync();

        var reply = await client.WaitUntilReadyAsync(deadline.Token);
        kernel.Publish(kernelSession.Publication(null, "stream", new() { ["text"] = "heard" }));

        Assert.Equal("kernel_info_reply", reply.Type);
        JupyterMessage heard;
        do heard = await client.Iopub.ReadAsync(deadline.Token); while (heard.Type is "status");
        Assert.Equal("heard", (string?)heard.Content["text"]);
        await kernel.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task A_message_signed_with_another_key_is_ignored_and_reported()
    {
        await using var stranger = ClientSockets.Connect(kernel.Connection with { Key = "guess" }, new("stranger"), Complain);
        stranger.Send(JupyterChannel.Shell, clientSession.Request("execute_request", new() { ["code"] = "steal()" }));
        await WaitAsync(() => complaints.Count > 0);
        client.Send(JupyterChannel.Shell, clientSession.Request("execute_request", new() { ["code"] = "1" }));

        Assert.Equal("1", (string?)(await kernel.Shell.ReadAsync(deadline.Token)).Content["code"]);
        Assert.Equal("Shell: a message with a bad signature; ignored", Assert.Single(complaints));
    }

    [Fact]
    public async Task Many_threads_may_publish_at_once_and_nothing_is_lost()
    {
        var serving = AnswerKernelInfoAsync();
        await client.WaitUntilReadyAsync(deadline.Token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
                kernel.Publish(kernelSession.Publication(null, "stream", new() { ["thread"] = thread, ["i"] = i }));
        })));

        var next = new int[8];
        while (next.Sum() < 8000)
        {
            var message = await client.Iopub.ReadAsync(deadline.Token);
            if (message.Type is not "stream") continue;
            Assert.Equal(next[(int)message.Content["thread"]!]++, (int)message.Content["i"]!);   // each thread's own order is kept
        }
        await kernel.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task The_heartbeat_echoes_until_the_kernel_is_gone()
    {
        Assert.True(await client.HeartbeatAsync(TimeSpan.FromSeconds(60)));
        await kernel.DisposeAsync();
        Assert.False(await client.HeartbeatAsync(TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public void A_port_in_use_is_said_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var error = Assert.Throws<IOException>(() => KernelSockets.Bind(ConnectionInfo.Create() with { ShellPort = port }, Complain));

        Assert.Contains($"shell port {port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_after_closing_is_harmless()
    {
        await kernel.DisposeAsync();
        kernel.Publish(kernelSession.Publication(null, "status", []));
        await kernel.DisposeAsync();
    }

    async Task AnswerKernelInfoAsync()
    {
        await foreach (var request in kernel.Shell.ReadAllAsync())
        {
            kernel.Publish(kernelSession.Publication(request, "status", new() { ["execution_state"] = "busy" }));
            kernel.Send(JupyterChannel.Shell, kernelSession.Reply(request, "kernel_info_reply", []));
        }
    }

    async Task WaitAsync(Func<bool> condition)
    {
        while (!Holds()) await Task.Delay(5, deadline.Token);
        bool Holds() { lock (complaints) return condition(); }
    }

    void Complain(string reason)
    {
        lock (complaints) complaints.Add(reason);
    }
}
