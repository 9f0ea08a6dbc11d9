namespace FakeMail.Tests.Conformance;

/// <summary>Plays a conversation: says the client's lines, and holds the server's to what is written.</summary>
static class Player
{
    public static async Task PlayAsync(Play play, Stage stage, bool atOnce = false)
    {
        if (atOnce) await stage.SendAsync([.. play.Lines.SelectMany(Said)]);
        foreach (var line in play.Lines)
            switch (line[..2])
            {
                case "C:" or "C>": if (!atOnce) await stage.SendAsync(Said(line)); break;
                case "S:": await HearAsync(stage, Rest(line)); break;
                case "S*": await HearAllAsync(stage, Rest(line)); break;
                case "S.": Assert.True(await stage.HearAsync() is null, $"The server should have hung up.\n{stage.Transcript}"); break;
                case "TL": await stage.EncryptAsync(); break;
            }
        await HearNothingMoreAsync(play, stage);
        await stage.DisposeAsync();
        Compare(play, stage);
    }

    static byte[] Said(string line) => line[..2] switch
    {
        "C:" => [.. Play.Octets(Rest(line)), .. "\r\n"u8],
        "C>" => Play.Octets(Rest(line)),
        _ => [],
    };

    static async Task<string> HearAsync(Stage stage, string beginning)
    {
        var said = await stage.HearAsync();
        Assert.True(said is not null, $"Expected \"{beginning}\", but the server hung up.\n{stage.Transcript}");
        Assert.True(said.StartsWith(beginning, StringComparison.Ordinal), $"Expected \"{beginning}\", but heard \"{said}\".\n{stage.Transcript}");
        Assert.True(said.Length <= 510, $"A reply line has 512 octets at most with its CR LF (RFC 5321 §4.5.3.1.5); this has {said.Length + 2}.");
        Assert.True(said.All(letter => letter is '\t' or (>= ' ' and <= '~')), $"A reply is printable ASCII (RFC 5321 §4.2); this is \"{said}\".");
        return said;
    }

    // A reply of several lines has one code (RFC 5321 §4.2.1).
    static async Task HearAllAsync(Stage stage, string code)
    {
        while (await HearAsync(stage, code) is [_, _, _, '-', ..]) { }
    }

    // Nothing may be left over: a server that answers twice is out of step.
    static async Task HearNothingMoreAsync(Play play, Stage stage)
    {
        if (play.Lines.Any(line => line.StartsWith("S.", StringComparison.Ordinal)) || play.Not.Contains("over")) return;
        await stage.SendAsync("\r\nNOOP still in step\r\n"u8.ToArray());
        var replies = (await stage.HearAsync(), await stage.HearAsync());
        Assert.True(replies is ({ } empty, { } noop) && empty.StartsWith('5') && (noop.StartsWith("250", StringComparison.Ordinal) || noop.StartsWith("421", StringComparison.Ordinal)),
            $"The server is out of step: it answers an empty line and NOOP with {replies}.\n{stage.Transcript}");
    }

    static void Compare(Play play, Stage stage)
    {
        var expected = play.Lines.Where(line => line.StartsWith("M:", StringComparison.Ordinal)).Select(Rest).ToList();
        Assert.True(expected.SequenceEqual(stage.Delivered.Select(delivered => delivered.Envelope.ToString())),
            $"Delivered should be [{string.Join("; ", expected)}], but was [{string.Join("; ", stage.Delivered.Select(delivered => delivered.Envelope))}].\n{stage.Transcript}");
        if (play.Lines.Any(line => line.StartsWith('|')))
            Assert.Equal(
                string.Concat(play.Lines.Where(line => line.StartsWith('|')).Select(line => Text(line))),
                string.Concat(stage.Delivered.Select(delivered => delivered.Message)));
    }

    // "| text" is a line of the message, "|>text" is text without a line end.
    static string Text(string line) => System.Text.Encoding.Latin1.GetString(line.StartsWith("|>", StringComparison.Ordinal)
        ? Play.Octets(line[2..]) : [.. Play.Octets(line.Length > 2 ? line[2..] : ""), .. "\r\n"u8]);

    static string Rest(string line) => line.Length > 3 ? line[3..] : "";
}
