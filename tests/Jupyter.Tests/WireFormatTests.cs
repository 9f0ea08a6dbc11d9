using System.Text;
using CsCheck;

namespace Workbook.Jupyter.Tests;

public class WireFormatTests
{
    static readonly JupyterSession Session = new("client");
    readonly WireFormat wire = new(new("secret"));

    [Fact]
    public void The_signature_is_the_one_that_any_hmac_tool_computes()
    {
        // printf '%s' '{"a":1}{}{}{}' | openssl dgst -sha256 -hmac secret
        var signature = new MessageSigner("secret").Sign("{\"a\":1}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray());

        Assert.Equal("5439160579203ae5952244a353b0f81b6ca58a3fb44727217799b393ee79601c", Encoding.ASCII.GetString(signature));
    }

    [Fact]
    public void A_message_comes_out_as_it_went_in() => Gen.String.Select(Gen.Byte.Array, Gen.Byte.Array[1, 20]).Sample((text, buffer, identity) =>
    {
        var sent = Session.Request("execute_request", new() { ["code"] = WellFormed(text) }) with { Buffers = [buffer], Identities = [[.. identity, 0]] };

        var message = Decode(wire.Encode(sent));

        Assert.Equal(sent.Header, message.Header);
        Assert.Null(message.Parent);
        Assert.Equal(WellFormed(text), (string?)message.Content["code"]);
        Assert.Equal(buffer, Assert.Single(message.Buffers));
        Assert.Equal([.. identity, 0], Assert.Single(message.Identities));
    });

    [Fact]
    public void Half_a_character_does_not_keep_a_message_from_being_sent()
    {
        var message = Decode(wire.Encode(Session.Request("stream", new() { ["text"] = "a\ud83d" })));

        Assert.Equal("a\ufffd", (string?)message.Content["text"]);
    }

    [Fact]
    public void A_reply_carries_the_header_of_its_request_and_goes_back_along_its_path()
    {
        var request = Session.Request("kernel_info_request") with { Identities = ["someone"u8.ToArray()] };

        var reply = Decode(wire.Encode(new JupyterSession("kernel").Reply(request, "kernel_info_reply", [])));

        Assert.True(reply.Answers(request));
        Assert.Equal(request.Header, reply.Parent);
        Assert.Equal("someone"u8.ToArray(), Assert.Single(reply.Identities));
    }

    [Fact]
    public void One_changed_octet_makes_the_signature_bad()
    {
        var frames = wire.Encode(Session.Request("execute_request", new() { ["code"] = "1+1" }));
        frames[5] = Encoding.UTF8.GetBytes("""{"code":"2+2"}""");

        Assert.Equal("a message with a bad signature", Refusal(frames));
    }

    [Fact]
    public void Without_a_key_nothing_is_signed_and_everything_taken()
    {
        var open = new WireFormat(new(""));
        var frames = open.Encode(Session.Request("kernel_info_request"));

        Assert.Empty(frames[1]);
        Assert.IsType<Received.Message>(open.Decode(frames));
    }

    [Theory]
    [InlineData("no delimiter", new[] { "x", "y" })]
    [InlineData("2 frames after", new[] { "<IDS|MSG>", "", "{}" })]
    [InlineData("not understood", new[] { "<IDS|MSG>", "", "{", "{}", "{}", "{}" })]
    [InlineData("msg_type", new[] { "<IDS|MSG>", "", "{}", "{}", "{}", "{}" })]
    [InlineData("content is not a JSON object", new[] { "<IDS|MSG>", "", """{"msg_type":"a"}""", "{}", "{}", "[]" })]
    public void Garbage_is_refused_with_a_reason(string expected, string[] frames)
    {
        var reason = Assert.IsType<Received.Refused>(new WireFormat(new("")).Decode([.. frames.Select(Encoding.UTF8.GetBytes)])).Reason;

        Assert.Contains(expected.Replace("no delimiter", "without the delimiter", StringComparison.Ordinal), reason, StringComparison.Ordinal);
    }

    JupyterMessage Decode(List<byte[]> frames) => Assert.IsType<Received.Message>(wire.Decode(frames)).Value;

    string Refusal(List<byte[]> frames) => Assert.IsType<Received.Refused>(wire.Decode(frames)).Reason;

    static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
