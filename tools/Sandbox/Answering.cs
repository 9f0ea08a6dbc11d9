using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Workbook.Sandbox;

/// <summary>Does what the judge asks for, one thing after another, and answers.</summary>
sealed class Answering(Channel judge, CellChain cells, CappedOutput output, int longestAnswer, Func<int, int, int> openMailDoor)
{
    const int LongestMessage = 2_000;

    public void Go()
    {
        while (true)
        {
            (FrameKind Kind, byte[] Content) question;
            try
            {
                question = judge.Receive();
            }
            catch (Exception end) when (end is EndOfStreamException or IOException)
            {
                return;   // the judge has no more questions
            }
            Answer(question.Kind, question.Content);
        }
    }

    void Answer(FrameKind kind, byte[] content)
    {
        switch (kind)
        {
            case FrameKind.Load: Load(content); break;
            case FrameKind.Begin: cells.Begin(); break;
            case FrameKind.Run: Reply(json => Run(json, BinaryPrimitives.ReadInt32LittleEndian(content))); break;
            case FrameKind.Evaluate: Reply(json => ExchangedValue.Write(json, cells.Run(BinaryPrimitives.ReadInt32LittleEndian(content)))); break;
            case FrameKind.Call: Reply(json => ExchangedValue.Write(json, Call(content))); break;
            case FrameKind.Mail: Reply(json => json.WriteNumberValue(openMailDoor(content[0], PortOf(Encoding.UTF8.GetString(content.AsSpan(1)))))); break;
            default: throw new InvalidDataException($"A frame of kind {kind} is none of the judge's.");
        }
    }

    void Load(byte[] content)
    {
        var text = content.AsSpan(4);
        var type = text[..text.IndexOf((byte)'\n')];
        text = text[(type.Length + 1)..];
        var method = text[..text.IndexOf((byte)'\n')];
        cells.Add(BinaryPrimitives.ReadInt32LittleEndian(content), Encoding.UTF8.GetString(type), Encoding.UTF8.GetString(method), text[(method.Length + 1)..]);
    }

    void Run(Utf8JsonWriter json, int cell)
    {
        output.Take();
        var card = CheckForm.Of(cells.Run(cell));
        json.WriteStartObject();
        json.WriteString("printed", output.Take());
        if (card is not null)
            json.WriteString("card", card);
        json.WriteEndObject();
    }

    object? Call(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        return StudentFunction.Call(cells.Newest, json.RootElement.GetProperty("name").GetString()!, json.RootElement.GetProperty("arguments"));
    }

    // The server in the variable goes, and its port is free for the door. No type of the lessons is known here: what it is called has to do.
    int PortOf(string variable)
    {
        if (variable.Length == 0 || cells.Variable(variable) is not { } server)
            return 0;
        var port = (int)server.GetType().GetProperty("Port")!.GetValue(server)!;
        server.GetType().GetMethod("Stop")!.Invoke(server, null);
        return port;
    }

    void Reply(Action<Utf8JsonWriter> write)
    {
        using var answer = new MemoryStream();
        try
        {
            using (var json = ExchangedValue.WriterOn(answer))
                write(json);
            if (answer.Length > longestAnswer)
                throw new NotSupportedException($"The result is too large: {answer.Length} octets, where {longestAnswer} are allowed.");
            judge.Send(FrameKind.Value, answer.GetBuffer().AsSpan(0, (int)answer.Length));
        }
        catch (Exception thrown) when (thrown is not IOException)
        {
            Tell(thrown is AggregateException { InnerException: { } inner } ? inner : thrown);
        }
    }

    void Tell(Exception thrown)
    {
        using var answer = new MemoryStream();
        using (var json = ExchangedValue.WriterOn(answer))
        {
            var message = thrown.Message;
            json.WriteStartArray();
            ExchangedValue.Write(json, thrown.GetType().Name);
            ExchangedValue.Write(json, message.Length > LongestMessage ? message[..LongestMessage] : message);
            json.WriteEndArray();
        }
        judge.Send(FrameKind.Threw, answer.GetBuffer().AsSpan(0, (int)answer.Length));
    }
}
