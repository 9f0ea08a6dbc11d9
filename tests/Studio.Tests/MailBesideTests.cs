using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Studio.Tests;

/// <summary>`workbook mail` beside the workbook: what it hears and takes is seen in an open lesson.</summary>
public sealed partial class MailBesideTests(Chromium chromium) : IClassFixture<Chromium>
{
    const string Letter = """
        From: Ann <ann@home.example>
        To: bob@home.example
        Subject: Look at this
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        The plain words.
        --b
        Content-Type: text/html

        <p id="shown">The <b>bold</b> words.</p><script>document.body.append("SCRIPT RAN"); parent.document.title = "STOLEN"</script>
        <img src="http://127.0.0.1:9/spy.png" onerror="document.body.append('HANDLER RAN')"><link rel="stylesheet" href="http://127.0.0.1:9/spy.css">
        <form action="http://127.0.0.1:9/"><button id="send">send</button></form>
        --b--
        """;

    [Fact]
    public async Task A_message_that_another_program_has_sent_is_read_and_nothing_in_it_runs_or_is_fetched()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        using var spy = new TcpListener(IPAddress.Loopback, 0);
        spy.Start();
        var page = await workbook.OpenAsync("01-one");
        await page.Button("Wire").ClickAsync();
        await page.Locator(".panel").SeesAsync("Nobody has talked to a mail server yet");

        using var office = await MailProcess.StartAsync(course.PathOf("mail"));
        await SendAsync(office.Port, Letter.Replace("127.0.0.1:9/", $"{spy.LocalEndpoint}/", StringComparison.Ordinal));
        await page.Locator(".wire").SeesAsync("MAIL FROM:<ann@home.example>");
        await page.Locator(".wire").SeesAsync("QUIT");
        await Assertions.Expect(page.Locator(".wire li.client").Filter(new() { HasText = "EHLO me" })).ToHaveCountAsync(1);

        await page.Button("Inbox").ClickAsync();
        await page.Locator(".inbox").SeesAsync("Look at this");
        var shown = page.FrameLocator(".letter iframe");
        await shown.Locator("#shown").SeesAsync("The bold words.");
        await shown.Locator("#send").ClickAsync();
        Assert.DoesNotContain("RAN", await shown.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("STOLEN", await page.TitleAsync());
        Assert.Equal("null", await page.Frames.Single(frame => frame != page.MainFrame).EvaluateAsync<string>("origin"));

        await page.GetByRole(AriaRole.Tab, new() { Name = "Plain" }).ClickAsync();
        await page.Locator(".letter pre").SeesAsync("The plain words.");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Source" }).ClickAsync();
        await page.Locator(".letter pre").SeesAsync("<script>document.body.append");
        Assert.False(spy.Pending(), "Somebody has asked for what the message names.");
    }

    [Fact]
    public async Task Two_servers_that_number_their_messages_alike_are_told_apart()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "1"));
        using var office = await MailProcess.StartAsync(course.PathOf("mail"));
        using var other = await MailProcess.StartAsync(course.PathOf("work/mail"));
        await SendAsync(office.Port, Letter);
        await SendAsync(other.Port, Letter.Replace("Look at this", "Another one", StringComparison.Ordinal).Replace("The <b>bold</b> words.", "Quite other words.", StringComparison.Ordinal));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.Button("Inbox").ClickAsync();
        await page.Locator(".inbox button").Filter(new() { HasText = "Another one" }).ClickAsync();
        await page.FrameLocator(".letter iframe").Locator("#shown").SeesAsync("Quite other words.");
        await page.Locator(".inbox button").Filter(new() { HasText = "Look at this" }).ClickAsync();
        await page.FrameLocator(".letter iframe").Locator("#shown").SeesAsync("The bold words.");
    }

    [Fact]
    public async Task A_server_that_keeps_its_mail_in_the_work_folder_is_seen_once()
    {
        using var course = new Course().With("01-one", ("send", """
            #r "../lessons/bin/Lessons.dll"
            using FakeMail; using Lessons;
            var server = FakeMailServer.Start(port: 0, folder: "mail");
            using (var talk = await SmtpDialogue.ConnectAsync(server))
            {
                await talk.ReadReplyAsync();
                foreach (var line in new[] { "HELO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA", "Subject: Only once\r\n\r\nHello.\r\n.", "QUIT" }) await talk.CommandAsync(line);
            }
            """));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.Button("Wire").ClickAsync();

        await page.RunAsync("send");
        await page.Locator(".wire").SeesAsync("QUIT");
        await Course.FileHoldsAsync(course.PathOf("work/mail/feed.jsonl"), "\"ended\"");
        await page.Button("Inbox").ClickAsync();
        await page.Locator(".inbox").SeesAsync("Only once");

        await Assertions.Expect(page.Locator(".inbox li")).ToHaveCountAsync(1);
        await page.Button("Wire").ClickAsync();
        await Assertions.Expect(page.Locator(".wire li.client").Filter(new() { HasText = "HELO me" })).ToHaveCountAsync(1);
    }

    static async Task SendAsync(int port, string letter)
    {
        using var client = new TcpClient("127.0.0.1", port);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        async Task HearAsync()
        {
            while (await reader.ReadLineAsync() is { } line)
                if (line is not [_, _, _, '-', ..]) return;
        }
        await HearAsync();
        foreach (var line in new[] { "EHLO me", "MAIL FROM:<ann@home.example>", "RCPT TO:<bob@home.example>", "DATA", letter.ReplaceLineEndings("\r\n") + "\r\n.", "QUIT" })
        {
            await writer.WriteLineAsync(line);
            await HearAsync();
        }
    }

    /// <summary>`workbook mail` on whatever port is free.</summary>
    sealed partial class MailProcess(Process process, int port) : IDisposable
    {
        public int Port => port;

        public static async Task<MailProcess> StartAsync(string folder)
        {
            var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbook.dll"), "mail", "--folder", folder, "--port", "0"]) { RedirectStandardOutput = true })!;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                if (Counter().Match(line) is { Success: true } counter)
                {
                    _ = process.StandardOutput.ReadToEndAsync();   // what it shows must go somewhere
                    return new(process, int.Parse(counter.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
                }
            throw new InvalidOperationException("workbook mail did not start.");
        }

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        [GeneratedRegex(@"SMTP on \S+:(\d+)")]
        private static partial Regex Counter();
    }
}
