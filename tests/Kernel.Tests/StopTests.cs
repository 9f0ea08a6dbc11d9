using System.Diagnostics;
using Workbook.Jupyter;

namespace Kernel.Tests;

public sealed class StopTests : IAsyncLifetime
{
    readonly TestKernel kernel = new();

    public ValueTask InitializeAsync() => kernel.InitializeAsync();

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("await new TaskCompletionSource().Task;")]
    public async Task An_interrupt_stops_the_cell_and_keeps_variables(string code)
    {
        await kernel.RunAsync("var kept = 1;");
        var cell = kernel.Start("kept = 2; Console.WriteLine(\"begun\");\n" + code);
        await kernel.PrintedAsync(cell, "begun");
        Assert.Equal("ok", (await kernel.InterruptAsync())["status"]!.GetValue<string>());
        var run = await kernel.EndAsync(cell);
        Assert.Equal("Interrupted", run.Name);
        Assert.Equal("2", await kernel.ValueAsync("kept"));
    }

    [Fact]
    public async Task An_interrupt_takes_back_a_question()
    {
        var cell = kernel.Start("Console.ReadLine()", new() { ["allow_stdin"] = true });
        await kernel.Heard.WaitAsync(JupyterChannel.Stdin, message => message.Answers(cell), kernel.Deadline);
        await kernel.InterruptAsync();
        Assert.Equal("Interrupted", (await kernel.EndAsync(cell)).Name);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Theory]
    [InlineData("await Task.Run(() => Work());")]
    [InlineData("Work();")]
    public async Task What_does_not_stop_is_given_up_with_the_kernel_and_the_losses_are_named(string code)
    {
        await kernel.RunAsync("var precious = 1; var dear = 2;");
        // An hour inside the system's cryptography, where nothing of ours is asked whether to go on.
        await kernel.RunAsync("void Work() => System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(\"x\", new byte[8], 2_000_000_000, System.Security.Cryptography.HashAlgorithmName.SHA256, 32);");
        var cell = kernel.Start("Console.WriteLine(\"begun\");\n" + code);
        await kernel.PrintedAsync(cell, "begun");
        var watch = Stopwatch.StartNew();
        kernel.Send(JupyterChannel.Control, "interrupt_request");
        var run = await kernel.EndAsync(cell);
        Assert.Equal("KernelGivenUp", run.Name);
        Assert.Contains("dear, precious", run.Value, StringComparison.Ordinal);
        Assert.Equal(75, await kernel.ExitCodeAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_end_of_the_process_is_seen()
    {
        kernel.Start("Environment.Exit(3);");
        Assert.Equal(3, await kernel.ExitCodeAsync());
    }

    [Fact]
    public async Task A_stack_overflow_ends_the_process()
    {
        kernel.Start("int Deep(int n) => Deep(n + 1) + Deep(n + 2);\nDeep(0)");
        Assert.NotEqual(0, await kernel.ExitCodeAsync());
    }

    [Theory]
    [InlineData(JupyterChannel.Control)]
    [InlineData(JupyterChannel.Shell)]
    public async Task A_shutdown_ends_the_kernel(JupyterChannel channel)
    {
        var reply = await kernel.AskAsync("shutdown_request", new() { ["restart"] = true }, channel);
        Assert.True(reply["restart"]!.GetValue<bool>());
        Assert.Equal(0, await kernel.ExitCodeAsync());
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_for_the_cell()
    {
        var cell = kernel.Start("Console.WriteLine(\"begun\"); while (true) { }");
        await kernel.PrintedAsync(cell, "begun");
        await kernel.AskAsync("shutdown_request", new() { ["restart"] = false }, JupyterChannel.Control);
        Assert.Equal(0, await kernel.ExitCodeAsync());
    }

    [Fact]
    public async Task The_heartbeat_goes_on_while_a_cell_runs()
    {
        var cell = kernel.Start("Console.WriteLine(\"begun\"); while (true) { }");
        await kernel.PrintedAsync(cell, "begun");
        await using var client = ClientSockets.Connect(kernel.Connection, new JupyterSession(), _ => { });
        Assert.True(await client.HeartbeatAsync(TimeSpan.FromSeconds(60)));
    }
}
