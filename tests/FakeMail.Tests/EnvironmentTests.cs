using FakeMail.Feed;

namespace FakeMail.Tests;

/// <summary>Tests that change the environment of the process run alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    public void Dispose()
    {
        Environment.SetEnvironmentVariable("FAKEMAIL_PORT", null);
        Environment.SetEnvironmentVariable("FAKEMAIL_FEED", null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FAKEMAIL_FEED_is_one_more_feed_with_copies_of_the_messages(bool savesMessages)
    {
        var (own, watched) = (Directory.CreateTempSubdirectory().FullName, Directory.CreateTempSubdirectory().FullName);
        try
        {
            Environment.SetEnvironmentVariable("FAKEMAIL_FEED", watched);
            using (var server = FakeMailServer.Start(port: 0, folder: savesMessages ? own : null))
            {
                using var client = await RawClient.ConnectAsync(server);
                await client.HearAsync();
                await client.SayAsync("EHLO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA");
                await client.SayAsync("Subject: seen\r\n\r\nhi\r\n.", "QUIT");
            }

            var stored = Assert.Single(new FeedReader(watched).ReadNew(), one => one.Event is "stored");
            Assert.Equal("Subject: seen\r\n\r\nhi\r\n", await File.ReadAllTextAsync(Path.Combine(watched, stored.File!), TestContext.Current.CancellationToken));
            Assert.Single(new FeedReader(watched).ReadNew(), one => one.Event is "ended");
            Assert.Equal(savesMessages ? "0001.eml" : null, new FeedReader(own).ReadNew().SingleOrDefault(one => one.Event is "stored")?.File);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
            Directory.Delete(watched, recursive: true);
        }
    }

    [Fact]
    public async Task What_was_watched_is_still_there_when_the_server_has_forgotten_it()
    {
        var watched = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Environment.SetEnvironmentVariable("FAKEMAIL_FEED", watched);
            using (var server = FakeMailServer.Start(port: 0))
            {
                foreach (var subject in (string[])["first", "second"])
                {
                    using var client = await RawClient.ConnectAsync(server);
                    await client.HearAsync();
                    await client.SayAsync("EHLO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA");
                    await client.SayAsync($"Subject: {subject}\r\n\r\nhi\r\n.", "QUIT");
                    server.Clear();
                }
            }

            var happened = new FeedReader(watched).ReadNew();
            Assert.Equal(["stored", "cleared", "stored", "cleared"], happened.Select(one => one.Event).Where(one => one is "stored" or "cleared"));
            Assert.Equal(["Subject: first", "Subject: second"], happened.Where(one => one.Event is "stored").Select(one => File.ReadLines(Path.Combine(watched, one.File!)).First()));
        }
        finally
        {
            Directory.Delete(watched, recursive: true);
        }
    }

    [Fact]
    public void FAKEMAIL_PORT_goes_before_the_port_that_is_asked_for()
    {
        Environment.SetEnvironmentVariable("FAKEMAIL_PORT", "0");
        using var first = FakeMailServer.Start();
        Assert.NotEqual(8025, first.Port);

        using var second = FakeMailServer.Start();   // running the cell again
        Assert.False(first.IsListening);
        Assert.True(second.IsListening);

        using var another = FakeMailServer.Start(port: 8026);
        Assert.True(second.IsListening);
    }

    [Fact]
    public void What_a_server_has_beside_it_takes_any_free_port()
    {
        Environment.SetEnvironmentVariable("FAKEMAIL_PORT", "0");
        using var server = FakeMailServer.Start();
        using var first = server.StartPop3();
        Assert.NotEqual(8110, first.Port);

        using var second = server.StartPop3();   // running the cell again
        Assert.False(first.IsListening);
        Assert.True(second.IsListening);
        Assert.True(server.IsListening);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("65536")]
    public void Nonsense_in_it_is_one_clear_sentence(string value)
    {
        Environment.SetEnvironmentVariable("FAKEMAIL_PORT", value);
        Assert.Equal($"The environment variable FAKEMAIL_PORT is \"{value}\", which is not a port from 0 to 65535. Change or remove it.",
            Assert.Throws<IOException>(() => FakeMailServer.Start()).Message);
    }
}
