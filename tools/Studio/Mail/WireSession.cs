namespace Workbook.Studio;

/// <summary>A conversation with a mail server, as far as it has come.</summary>
/// <param name="Folder">The folder of the feed that tells of it.</param>
/// <param name="Server">Which server: its process and port.</param>
/// <param name="Number">Which of that server's conversations.</param>
public sealed record WireSession(string Folder, string Server, int Number)
{
    readonly List<WireTurn> turns = [];

    public IReadOnlyList<WireTurn> Turns => turns;

    public bool HasEnded { get; internal set; }

    public string Title => $"Conversation {Number} with port {Server.Split(':')[^1]}{(HasEnded ? "" : ", going on")}";

    internal void Add(FeedLine line)
    {
        switch (line.Event)
        {
            case "said" when line.Line is { } said: turns.Add(new(line.Who is "client" ? WireSpeaker.Client : WireSpeaker.Server, said, line.At ?? 0)); break;
            case "noted" when line.Line is { } noted: turns.Add(new(WireSpeaker.Note, noted, line.At ?? 0)); break;
            case "text": turns.Add(new(WireSpeaker.Client, $"the message, {line.Octets:N0} octets", line.At ?? 0) { IsMessage = true }); break;
            case "ended": HasEnded = true; break;
        }
    }
}

/// <summary>One thing that was said.</summary>
/// <param name="Who">Client, server, or nobody: then it is something that no line says.</param>
/// <param name="Text">The line, or what it was.</param>
/// <param name="At">Seconds after the conversation began.</param>
public sealed record WireTurn(WireSpeaker Who, string Text, double At)
{
    /// <summary>Whether it stands for the text of a message.</summary>
    public bool IsMessage { get; init; }
}

/// <summary>The two sides of a conversation.</summary>
public enum WireSpeaker { Client, Server, Note }
