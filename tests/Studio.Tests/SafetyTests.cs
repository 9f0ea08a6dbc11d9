using System.Net;
using System.Net.Sockets;

namespace Studio.Tests;

/// <summary>Nobody but who was given the address reaches a page, and through it a kernel.</summary>
public sealed class SafetyTests(Chromium chromium) : IClassFixture<Chromium>
{
    static readonly string[] Forbidden = ["<script", "<iframe", "javascript:", "onclick", "<form", "evil.example"];

    [Fact]
    public async Task A_request_without_the_token_with_a_foreign_host_or_from_another_site_is_refused()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        var (process, url) = await OpenWorkbook.StartAsync(course);
        try
        {
            var address = new Uri(url);
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
            async Task<HttpStatusCode> AskAsync(string path, params (string Name, string Value)[] headers)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
                foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
                using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
                return reply.StatusCode;
            }
            var cookie = ("Cookie", $"workbook-{address.Port}={address.Query["?token=".Length..]}");

            Assert.Equal(HttpStatusCode.OK, await AskAsync("/", cookie));
            Assert.Equal(HttpStatusCode.Found, await AskAsync(address.PathAndQuery));
            foreach (var path in new[] { "/", "/lesson/01-one", "/_blazor/negotiate", "/hand-in/01-one", "/assets/studio.js" })
                Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(path));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/", ("Cookie", $"workbook-{address.Port}=0000")));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/", cookie, ("Host", "workbook.example")));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/", cookie, ("Host", $"127.0.0.1:{address.Port + 1}")));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/_blazor/negotiate", cookie, ("Origin", "https://evil.example")));
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/_blazor/negotiate", cookie, ("Origin", "null")));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("/course/../Lessons.sln", cookie));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("/course/%2e%2e/%2e%2e/etc/passwd", cookie));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task It_listens_on_this_machine_alone()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        var (process, url) = await OpenWorkbook.StartAsync(course);
        try
        {
            var others = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), TestContext.Current.CancellationToken)).Where(address => !IPAddress.IsLoopback(address) && address.AddressFamily is AddressFamily.InterNetwork);
            foreach (var other in others)
            {
                using var client = new TcpClient();
                await Assert.ThrowsAnyAsync<SocketException>(async () => await client.ConnectAsync(other, new Uri(url).Port, TestContext.Current.CancellationToken));
            }
            using var own = new TcpClient();
            await own.ConnectAsync(IPAddress.Loopback, new Uri(url).Port, TestContext.Current.CancellationToken);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_script_in_an_output_reaches_neither_the_page_nor_the_token()
    {
        using var course = new Course().With("01-one", ("shown", """
            HTML("<p id='here'>shown</p><script>document.body.append('SCRIPT RAN'); fetch('/').then(r => document.body.append('FETCHED')); parent.document.title = 'STOLEN';</script><img src='x' onerror='document.body.append(1, \"HANDLER RAN\")'>")
            """));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("shown");
        await page.DisplaysAsync("shown", "shown", "#here");

        var body = await page.Output("shown").Locator("body").InnerTextAsync();
        Assert.DoesNotContain("RAN", body, StringComparison.Ordinal);
        Assert.DoesNotContain("FETCHED", body, StringComparison.Ordinal);
        Assert.DoesNotContain("STOLEN", await page.TitleAsync(), StringComparison.Ordinal);
        var frame = page.Frames.Single(one => one != page.MainFrame);
        Assert.Equal("null", await frame.EvaluateAsync<string>("origin"));   // nothing of the page's is its own
    }

    [Fact]
    public async Task A_strangers_prose_runs_nothing_and_loads_nothing()
    {
        using var course = new Course().With("01-one", ("prose", """
            text:# Hello
            <script>document.title = 'STOLEN'</script><img src="https://evil.example/x.png"><iframe src="https://evil.example"></iframe>
            <a href="javascript:document.title='STOLEN'">press</a><p onclick="document.title='STOLEN'">me</p><form action="https://evil.example"><button>send</button></form>

            [a link](javascript:alert(1)) and ![a picture](https://evil.example/y.png)
            """), ("code", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var asked = new List<string>();
        workbook.Browser.Request += (_, request) => asked.Add(request.Url);
        var page = await workbook.OpenAsync("01-one");
        await page.Cell("prose").SeesAsync("Hello");

        var html = await page.Cell("prose").Locator(".prose").InnerHTMLAsync();
        Assert.All(Forbidden, forbidden => Assert.DoesNotContain(forbidden, html, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(asked, url => !url.StartsWith(workbook.Base, StringComparison.Ordinal) && !url.StartsWith("ws://127.0.0.1", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
        Assert.NotEqual("STOLEN", await page.TitleAsync());
    }

    [Fact]
    public async Task Another_site_in_the_same_browser_gets_nothing()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        using var site = new HttpListener();
        var port = FreePort();
        site.Prefixes.Add($"http://localhost:{port}/");
        site.Start();
        var serving = Task.Run(async () =>
        {
            var asked = await site.GetContextAsync();
            await asked.Response.OutputStream.WriteAsync("<title>evil</title><p>evil</p>"u8.ToArray());
            asked.Response.Close();
        }, TestContext.Current.CancellationToken);

        var page = await workbook.Browser.NewPageAsync();
        await page.GotoAsync($"http://localhost:{port}/");
        await serving;
        var got = await page.EvaluateAsync<string>("url => fetch(url, { credentials: 'include', mode: 'no-cors' }).then(r => r.type + r.status, e => 'refused')", workbook.Base + "hand-in/01-one");
        var socket = await page.EvaluateAsync<string>("url => new Promise(done => { const s = new WebSocket(url); s.onopen = () => done('open'); s.onerror = () => done('refused'); })", workbook.Base.Replace("http", "ws", StringComparison.Ordinal) + "_blazor?id=x");

        Assert.NotEqual("open", socket);
        Assert.True(got is "refused" or "opaque0", got);
        Assert.Equal("refused", await page.EvaluateAsync<string>("url => new Promise(done => { const f = document.createElement('iframe'); f.src = url; f.onload = () => { try { done(f.contentDocument ? 'readable' : 'refused') } catch { done('refused') } }; document.body.append(f); })", workbook.Base));
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
