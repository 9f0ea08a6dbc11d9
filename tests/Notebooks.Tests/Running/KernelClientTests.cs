using Workbook.Jupyter;

namespace Workbook.Notebooks.Tests;

public class KernelClientTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kernel_that_ends_at_once_is_told_with_its_own_words() =>
        Assert.Equal(
            "The kernel ended before it was ready: the kernel died (exit code 3): I was born to die.",
            (await Assert.ThrowsAsync<KernelException>(() => KernelClient.StartAsync(Scripted.Launch("dead"), Cancel))).Message);

    [Fact]
    public async Task A_kernel_that_never_answers_is_given_up() =>
        Assert.Equal(
            "The kernel scripted did not answer within 1 s.",
            (await Assert.ThrowsAsync<KernelException>(() => KernelClient.StartAsync(Scripted.Launch("mute") with { StartLimit = TimeSpan.FromSeconds(1) }, Cancel))).Message);

    [Fact]
    public async Task A_kernel_that_is_not_there_is_one_sentence()
    {
        var launch = new KernelLaunch(new KernelSpec { Name = "ghost", Argv = ["no-such-program-here"] });

        var error = await Assert.ThrowsAsync<KernelException>(() => KernelClient.StartAsync(launch, Cancel));

        Assert.StartsWith("The kernel ghost cannot be started with 'no-such-program-here': ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_that_does_not_choose_its_ports_gets_free_ones()
    {
        await using var client = await KernelClient.StartAsync(Scripted.Launch() with { ChoosesPorts = false }, Cancel);

        Assert.Equal("a\n", await PrintedAsync(client, "print a"));
    }

    [Fact]
    public async Task A_kernel_that_finds_its_ports_taken_gets_others()
    {
        var folder = Directory.CreateTempSubdirectory("workbook-");
        var launch = Scripted.Launch("unlucky", Path.Combine(folder.FullName, "once")) with { ChoosesPorts = false };

        await using (var client = await KernelClient.StartAsync(launch, Cancel))
            Assert.Equal("a\n", await PrintedAsync(client, "print a"));

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Cells_run_in_the_folder_and_with_the_variables_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("workbook-");
        await using (var client = await KernelClient.StartAsync(Scripted.Launch() with { Folder = folder.FullName, Variables = new Dictionary<string, string> { ["FAKEMAIL_PORT"] = "0" } }, Cancel))
        {
            Assert.EndsWith(folder.Name + "\n", await PrintedAsync(client, "cwd"), StringComparison.Ordinal);
            Assert.Equal("FAKEMAIL_PORT=0\n", await PrintedAsync(client, "env FAKEMAIL_PORT"));
        }
        folder.Delete();
    }

    [Fact]
    public async Task A_cell_may_ask_for_a_line()
    {
        await using var client = await KernelClient.StartAsync(Scripted.Launch(), Cancel);
        var printed = "";

        await client.ExecuteAsync("ask your name? ", message => printed += (string?)message.Content["text"], prompt => Task.FromResult(prompt.Text + "Ada"), stop: Cancel);

        Assert.Equal("answer: your name? Ada\n", printed);
    }

    [Fact]
    public async Task A_kernel_leaves_neither_process_nor_file_behind()
    {
        int kernel, child;
        string folder;
        await using (var client = await KernelClient.StartAsync(Scripted.ImpatientLaunch(), Cancel))
        {
            kernel = client.Process.Id;
            folder = client.Process.Folder;
            Assert.True(File.Exists(Path.Combine(folder, "connection.json")));
            child = int.Parse(await PrintedAsync(client, "child"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(Scripted.Lives(child));
            await client.ExecuteAsync("hang", _ => client.Process.Kill(), stop: new CancellationToken(true));
        }
        await Scripted.WaitUntilGoneAsync(kernel);
        await Scripted.WaitUntilGoneAsync(child);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_kernel_interrupted_by_signal_gets_the_signal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        var launch = Scripted.Launch();
        await using var client = await KernelClient.StartAsync(launch with { Spec = launch.Spec with { InterruptMode = "signal" } }, Cancel);

        var reply = await client.ExecuteAsync("sleep", _ => { }, stop: new CancellationToken(true));

        Assert.Equal(130, Assert.IsType<ExecutionReply.Died>(reply).ExitCode);   // the scripted kernel does nothing about SIGINT
    }

    static async Task<string> PrintedAsync(KernelClient client, string code)
    {
        var printed = "";
        Assert.True(Assert.IsType<ExecutionReply.Answered>(await client.ExecuteAsync(code, message => printed += (string?)message.Content["text"], stop: Cancel)).IsOk);
        return printed;
    }
}
