using System.Text.Json;

namespace FakeMail.Tests;

public sealed class MailFilesTests : IDisposable
{
    static readonly Envelope AnnToBob = new("ann@school", ["bob@home"]);

    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_message_is_saved_octet_for_octet_with_its_envelope_beside_it()
    {
        var path = await new MailFiles(folder).SaveAsync(AnnToBob, MessageContent.Of(0, 13, 10, 255));
        Assert.Equal("0001.eml", Path.GetFileName(path));
        Assert.Equal([0, 13, 10, 255], await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        using var envelope = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "0001.json"), TestContext.Current.CancellationToken));
        Assert.Equal("ann@school", envelope.RootElement.GetProperty("envelope").GetProperty("reversePath").GetString());
        Assert.Equal("bob@home", envelope.RootElement.GetProperty("envelope").GetProperty("recipients")[0].GetString());
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task What_is_there_already_stays()
    {
        await new MailFiles(folder).SaveAsync(AnnToBob, MessageContent.Of(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "0007.eml"), "mine", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.eml"), "mine", TestContext.Current.CancellationToken);
        Assert.Equal("0008.eml", Path.GetFileName(await new MailFiles(folder).SaveAsync(AnnToBob, MessageContent.Of(2))));
        Assert.Equal([1], await File.ReadAllBytesAsync(Path.Combine(folder, "0001.eml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_at_once_get_a_number_each()
    {
        var paths = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => new MailFiles(folder).SaveAsync(AnnToBob, MessageContent.Of((byte)i)))));
        Assert.Equal(50, paths.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 50), paths.Select(path => (int)File.ReadAllBytes(path)[0]));
        Assert.Empty(Directory.GetFiles(folder, "*.part"));
    }

    [Fact]
    public async Task Those_that_find_no_folder_all_at_once_do_not_lose_each_other()
    {
        for (var round = 0; round < 500; round++)
        {
            var files = new MailFiles(Path.Combine(folder, $"{round}"));
            using var together = new Barrier(3);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait(Cancel);
                return files.SaveAsync(AnnToBob, MessageContent.Of((byte)i));
            }, Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            Assert.Equal(3, files.Saved().Count());
        }
    }

    [Fact]
    public async Task Clearing_deletes_messages_and_nothing_else()
    {
        var files = new MailFiles(folder);
        await files.SaveAsync(AnnToBob, MessageContent.Of(1));
        foreach (var mine in (string[])["notes.eml", "1.eml", "0002.json", "0003.txt"])
            await File.WriteAllTextAsync(Path.Combine(folder, mine), "mine", TestContext.Current.CancellationToken);
        files.Clear();
        Assert.Equal(["0002.json", "0003.txt", "1.eml", "notes.eml"], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_number_is_not_used_again_while_the_server_runs()
    {
        var files = new MailFiles(folder);
        for (var i = 0; i < 3; i++) await files.SaveAsync(AnnToBob, MessageContent.Of(1));
        files.Clear();
        Assert.Empty(files.Saved());
        Assert.Equal("0004.eml", Path.GetFileName(await files.SaveAsync(AnnToBob, MessageContent.Of(3))));
        Assert.Equal("0009.eml", Path.GetFileName(await files.SaveAsync(AnnToBob, MessageContent.Of(4), from: 9)));
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_there_again()
    {
        await new MailFiles(folder).SaveAsync(AnnToBob, MessageContent.Of(1, 2, 3));
        await File.WriteAllTextAsync(Path.Combine(folder, "0005.eml"), "from elsewhere", TestContext.Current.CancellationToken);
        var saved = new MailFiles(folder).Saved().ToList();
        Assert.Equal([1, 5], saved.Select(message => message.Number));
        Assert.Equal("ann@school → bob@home", saved[0].Envelope.ToString());
        Assert.Equal([1, 2, 3], saved[0].Content.Octets);
        Assert.Equal(("", 14), (saved[1].Envelope.ReversePath, saved[1].Content.Length));
    }

    [Fact]
    public void Clearing_a_folder_that_is_not_there_is_fine() => new MailFiles(folder).Clear();
}
