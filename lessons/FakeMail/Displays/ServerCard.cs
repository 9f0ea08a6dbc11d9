namespace FakeMail.Displays;

/// <summary>A server at a glance. It names neither port nor folder: what a cell shows should be the same on every machine.</summary>
sealed class ServerCard(FakeMailServer server) : IDisplay
{
    string State => server.IsListening ? "listening" : "stopped";

    string Messages => Look.Count(server.Messages.Count, "message");

    public string ToHtml() => Markup.Of($"""
        <div style="{Look.Card};display:inline-block">
        <svg role="img" aria-label="envelope" width="22" height="16" viewBox="0 0 22 16" style="vertical-align:-2px;margin-right:8px"><rect x="1" y="1" width="20" height="14" rx="2" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M1.5 2.5 11 9.5 20.5 2.5" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>
        <b>fake mail server</b> · {State} · {Messages}
        </div>
        """).Html;

    public string ToText() => $"fake mail server · {State} · {Messages}";
}
