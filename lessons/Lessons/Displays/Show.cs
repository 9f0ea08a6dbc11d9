using System.Text;
using FakeMail;
using FakeMail.Displays;
using MimeKit;

namespace Lessons;

/// <summary>Draws things: <c>Show.Bytes(octets)</c> as the last line of a cell.</summary>
public static class Show
{
    /// <summary>Octets in rows of sixteen: where, as hexadecimal numbers, as characters.</summary>
    public static Display Bytes(byte[] octets) => HexView.Of(octets);

    /// <inheritdoc cref="Bytes(byte[])"/>
    public static Display Bytes(string text) => HexView.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Lines as they go over the wire: line ends drawn, octets above 127 marked.</summary>
    public static Display Wire(byte[] octets) => octets.Length is 0
        ? new(Markup.Of($"""<div style="{Look.Card}">No octets.</div>"""), "No octets.")
        : new(Markup.Of($"""<div style="{Look.Card}">{WireView.Html(octets)}</div>"""), WireView.Text(octets));

    /// <inheritdoc cref="Wire(byte[])"/>
    public static Display Wire(string text) => Wire(Encoding.UTF8.GetBytes(text));

    /// <summary>Up to six octets as bits, regrouped by six as uuencode does it: each six bits plus 32 are a character.</summary>
    /// <exception cref="ArgumentException">There are no octets, or more than six.</exception>
    public static Display Bits(byte[] octets) => BitsView.Of(octets, "uuencode", UuCodec.Printable, "plus 32");

    /// <summary>Up to six octets as bits, regrouped by six as base64 does it: each six bits are a place in the alphabet.</summary>
    /// <exception cref="ArgumentException">There are no octets, or more than six.</exception>
    public static Display Base64Bits(byte[] octets) => BitsView.Of(octets, "base64", six => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[six], "letter");

    /// <summary>The parts of a message as a tree: type, encoding, disposition, name, size.</summary>
    public static Display Tree(MimeMessage message) => PartTree.Of(message);

    /// <inheritdoc cref="Tree(MimeMessage)"/>
    public static Display Tree(byte[] message) => PartTree.Of(message);

    /// <inheritdoc cref="Tree(MimeMessage)"/>
    public static Display Tree(string message) => Tree(Encoding.UTF8.GetBytes(message));

    /// <summary>The header fields of a message as a table: name, value as it was written, value unfolded.</summary>
    public static Display Headers(byte[] message) => HeaderTable.Of(message);

    /// <inheritdoc cref="Headers(byte[])"/>
    public static Display Headers(string message) => HeaderTable.Of(Encoding.UTF8.GetBytes(message));

    /// <summary>A conversation in two columns.</summary>
    public static Transcript Transcript(Transcript transcript) => transcript;

    /// <summary>The messages that a server took.</summary>
    public static Inbox Inbox(FakeMailServer server) => server.Inbox;

    /// <summary>A PNG picture.</summary>
    /// <param name="png">The octets of the file.</param>
    /// <param name="alt">What is to be seen on it, for those who cannot.</param>
    /// <exception cref="ArgumentException">The octets are no PNG file.</exception>
    public static Display Picture(byte[] png, string alt) => PictureView.Of(png, alt);

    /// <summary>HTML of one's own, with the text that stands for it in a terminal.</summary>
    public static Display Html(string html, string text) => new(new Markup(html), text);
}
