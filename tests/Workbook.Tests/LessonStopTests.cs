using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Tests;

/// <summary>A stop button that works, also while a lesson waits for a server that says nothing.</summary>
public class LessonStopTests
{
    [Fact]
    public async Task A_read_in_the_lessons_own_dialogue_is_stopped_and_variables_survive()
    {
        await using var client = await KernelClient.StartAsync(OwnKernel.Launch([]) with
        {
            Folder = Repository.Path("notebooks"),
            Variables = new Dictionary<string, string> { ["FAKEMAIL_PORT"] = "0" },
        }, TestContext.Current.CancellationToken);
        await RunAsync(client, """
            #r "../lessons/bin/Lessons.dll"
            using Lessons; using FakeMail;
            var server = FakeMailServer.Start();
            var smtp = await SmtpDialogue.ConnectAsync(server, patience: TimeSpan.FromHours(1));
            var greeting = (await smtp.ReadReplyAsync()).Code;
            """);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reading = client.ExecuteAsync("Console.WriteLine(\"begun\"); await smtp.ReadReplyAsync();", message =>
        {
            if (message.Type is "stream") stop.Cancel();   // the server has nothing more to say: it would read for an hour
        }, stop: stop.Token);

        var stopped = Assert.IsType<ExecutionReply.Answered>(await reading.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.False(stopped.IsOk);
        await RunAsync(client, "if (greeting != 220) throw new Exception($\"{greeting}\");");
    }

    static async Task RunAsync(KernelClient client, string code)
    {
        var heard = new List<string>();
        var reply = await client.ExecuteAsync(code, message => { if (message.Type is "error") heard.Add(message.Content.ToJsonString()); }, stop: TestContext.Current.CancellationToken);
        Assert.True(reply is ExecutionReply.Answered { IsOk: true }, string.Join('\n', heard));
    }
}
