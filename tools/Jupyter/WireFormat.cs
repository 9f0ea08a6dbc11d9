using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Jupyter;

/// <summary>A message as the frames that travel: identities, the delimiter, the signature, four JSON parts, buffers.</summary>
public sealed class WireFormat(MessageSigner signer)
{
    static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public List<byte[]> Encode(JupyterMessage message)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(message.Header, Json);
        var parent = message.Parent is null ? "{}"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(message.Parent, Json);
        var metadata = JsonSerializer.SerializeToUtf8Bytes(message.Metadata, Json);
        var content = JsonSerializer.SerializeToUtf8Bytes(message.Content, Json);
        return
        [
            .. message.Identities, Delimiter.ToArray(), signer.Sign(header, parent, metadata, content),
            header, parent, metadata, content, .. message.Buffers,
        ];
    }

    public Received Decode(IReadOnlyList<byte[]> frames)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter)) delimiter++;
        if (delimiter == frames.Count) return new Received.Refused("a message without the delimiter <IDS|MSG>");
        if (frames.Count - delimiter < 6)
            return new Received.Refused($"a message of {frames.Count - delimiter - 1} frames after the delimiter, where at least 5 are due");

        var parts = frames.Skip(delimiter + 2).Take(4).ToArray();
        if (!signer.Verify(frames[delimiter + 1], parts)) return new Received.Refused("a message with a bad signature");
        try
        {
            return new Received.Message(Read(parts) with
            {
                Identities = [.. frames.Take(delimiter)],
                Buffers = [.. frames.Skip(delimiter + 6)],
            });
        }
        catch (JsonException wrong)
        {
            return new Received.Refused($"a message that is not understood: {wrong.Message}");
        }
    }

    static JupyterMessage Read(byte[][] parts)
    {
        var header = JsonSerializer.Deserialize<MessageHeader>(parts[0], Json);
        if (header?.Type is null) throw new JsonException("its header has no msg_type");
        var parent = JsonSerializer.Deserialize<MessageHeader>(parts[1], Json);
        return new(header, parent?.Id is null ? null : parent, Object(parts[3], "content")) { Metadata = Object(parts[2], "metadata") };
    }

    static JsonObject Object(byte[] part, string name) =>
        LenientJson.Parse(part) as JsonObject ?? throw new JsonException($"its {name} is not a JSON object");
}
