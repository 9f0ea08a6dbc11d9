using System.Text;
using FakeMail.Displays;

namespace FakeMail;

/// <summary>A message that the server took.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Envelope">Its sender and recipients, as told to the server.</param>
/// <param name="Content">Its octets, wherever they are kept.</param>
/// <param name="File">Where it was saved; <c>null</c> if the server saves nothing.</param>
/// <param name="Transcript">The conversation in which it came.</param>
[TypeFormatterSource]
public sealed record ReceivedMessage(int Number, Envelope Envelope, MessageContent Content, string? File, Transcript Transcript) : IDisplay
{
    /// <summary>The message octet for octet, without the dots that the transport added.</summary>
    public byte[] Octets => Content.Octets;

    /// <summary>The message as text, each octet as one character, so that none is lost.</summary>
    public string Text => Encoding.Latin1.GetString(Octets);

    string IDisplay.ToHtml() => new MessageView(this).ToHtml();

    string IDisplay.ToText() => new MessageView(this).ToText();

    /// <summary>The envelope and the message, nothing invisible.</summary>
    public override string ToString() => new MessageView(this).ToText();
}
