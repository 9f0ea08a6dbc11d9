using System.Buffers.Binary;
using FakeMail.Displays;

namespace Lessons;

/// <summary>A PNG picture inside a notebook.</summary>
static class PictureView
{
    static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];   // damaged by every gateway that touches bits, CRs or LFs

    public static Display Of(byte[] png, string alt)
    {
        if (!png.AsSpan().StartsWith(Signature) || png.Length < 24) throw new ArgumentException("These octets are not a PNG file: it would begin with 89 50 4E 47 0D 0A 1A 0A.", nameof(png));
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        return new(
            Markup.Of($"""<img src="data:image/png;base64,{Convert.ToBase64String(png)}" alt="{alt}" style="max-width:100%"/>"""),
            $"[picture: {Visible.Text(alt)}, {Look.Count(png.Length, "octet")}, {width}×{height}]");
    }
}
