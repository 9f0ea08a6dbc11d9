using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lessons;

/// <summary>The data lines of uuencoding, sixteen characters at a time. The same lines as <see cref="UuCodec"/> writes, some thirty times as fast.</summary>
/// <remarks>45 octets make 60 characters, and 12 octets make 16: a line is four vectors, at octets 0, 12, 24 and 33, the last of which overlaps the third.</remarks>
public static class UuVector
{
    const int LineOctets = 45, LineCharacters = 62;   // with the length character and the line feed
    const byte None = 255;                             // in a shuffle: a zero
    const int Reach = 33 + 16;                         // a vector of 12 octets is loaded, and stored, as 16

    /// <summary>The data lines of a file, each ended by a line feed, the last line without octets included.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> octets)
    {
        var body = new byte[EncodedLength(octets.Length)];
        Encode(octets, body);
        return body;
    }

    /// <summary>How many characters a number of octets becomes.</summary>
    public static int EncodedLength(int octets)
    {
        var (lines, rest) = Math.DivRem(octets, LineOctets);
        return checked(lines * LineCharacters + (rest > 0 ? 2 + (rest + 2) / 3 * 4 : 0) + 2);
    }

    /// <summary>Writes the data lines into <paramref name="body"/>, which has room for <see cref="EncodedLength"/> characters; returns how many it wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // compiled once, well, at the first call: a notebook makes only one
    public static int Encode(ReadOnlySpan<byte> octets, Span<byte> body)
    {
        var rest = body;
        if (Vector128.IsHardwareAccelerated)
            for (; octets.Length >= Reach; octets = octets[LineOctets..], rest = rest[LineCharacters..])
            {
                // Spans of a constant length: their bounds are checked once, not eight times.
                var from = octets[..Reach];
                var to = rest[..LineCharacters];
                to[0] = (byte)'M';
                Characters(Vector128.Create(from)).CopyTo(to[1..]);
                Characters(Vector128.Create(from[12..])).CopyTo(to[17..]);
                Characters(Vector128.Create(from[24..])).CopyTo(to[33..]);
                Characters(Vector128.Create(from[33..])).CopyTo(to[45..]);
                to[61] = (byte)'\n';
            }
        while (!octets.IsEmpty)
        {
            var line = octets[..Math.Min(LineOctets, octets.Length)];
            rest = rest[EncodeLine(line, rest)..];
            octets = octets[line.Length..];
        }
        "`\n"u8.CopyTo(rest);
        return body.Length - rest.Length + 2;
    }

    /// <summary>The octets of data lines; reading ends at the line without octets, or where the lines end.</summary>
    /// <exception cref="FormatException">A line is damaged; <see cref="UuCodec.Decode"/> reads those too.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> body)
    {
        var octets = new byte[body.Length / 4 * 3 + 48];
        return octets[..Decode(body, octets)];
    }

    /// <summary>Writes the octets of data lines into <paramref name="octets"/>; returns how many they are.</summary>
    /// <exception cref="FormatException">A line is damaged.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Decode(ReadOnlySpan<byte> body, Span<byte> octets)
    {
        var rest = octets;
        while (!body.IsEmpty)
        {
            if (Vector128.IsHardwareAccelerated)
                while (body.Length >= LineCharacters && rest.Length >= Reach && body[0] is (byte)'M' && body[61] is (byte)'\n')
                {
                    var from = body[..LineCharacters];
                    var to = rest[..Reach];
                    var highest = Vector128<byte>.Zero;
                    Octets(Vector128.Create(from[1..]), ref highest).CopyTo(to);
                    Octets(Vector128.Create(from[17..]), ref highest).CopyTo(to[12..]);
                    Octets(Vector128.Create(from[33..]), ref highest).CopyTo(to[24..]);
                    Octets(Vector128.Create(from[45..]), ref highest).CopyTo(to[33..]);
                    if (Vector128.GreaterThanAny(highest, Vector128.Create((byte)('`' - ' ')))) break;   // the slow path says where
                    body = body[LineCharacters..];
                    rest = rest[LineOctets..];
                }
            var end = body.IndexOf((byte)'\n');
            var line = (end < 0 ? body : body[..end]).TrimEnd((byte)'\r');
            if (line.IsEmpty || line[0] is (byte)'`' or (byte)' ') break;
            rest = rest[DecodeLine(line, rest)..];
            body = end < 0 ? [] : body[(end + 1)..];
        }
        return octets.Length - rest.Length;
    }

    // Three octets in a number of 32 bits are 24 bits; they are halved into two numbers of 12, and these into four of 6.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Characters(Vector128<byte> octets)
    {
        var by24 = Vector128.Shuffle(octets, Vector128.Create((byte)2, 1, 0, None, 5, 4, 3, None, 8, 7, 6, None, 11, 10, 9, None)).AsUInt32();
        var by12 = (by24 >>> 12 | by24 << 16 & Vector128.Create(0x0fff_0000u)).AsUInt16();
        var by6 = (by12 >>> 6 | by12 << 8).AsByte();   // the upper two bits of an octet are not clean yet
        return (by6 - Vector128<byte>.One & Vector128.Create((byte)0x3f)) + Vector128.Create((byte)'!');   // 0 becomes 63 and so the grave accent
    }

    // The way back. The grave accent is 64 more than the space, and both are zero once masked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Octets(Vector128<byte> characters, ref Vector128<byte> highest)
    {
        var values = characters - Vector128.Create((byte)' ');
        highest = Vector128.Max(highest, values);   // what is below the space wraps round, and is high too
        var by6 = (values & Vector128.Create((byte)0x3f)).AsUInt16();
        var by12 = ((by6 << 6 | by6 >>> 8) & Vector128.Create((ushort)0x0fff)).AsUInt32();
        var by24 = by12 << 12 | by12 >>> 16;
        return Vector128.Shuffle(by24.AsByte(), Vector128.Create((byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, None, None, None, None));
    }

    static int EncodeLine(ReadOnlySpan<byte> octets, Span<byte> line)
    {
        line[0] = (byte)UuCodec.Printable(octets.Length);
        var at = 1;
        for (var i = 0; i < octets.Length; i += 3)
        {
            var group = octets[i] << 16 | (i + 1 < octets.Length ? octets[i + 1] << 8 : 0) | (i + 2 < octets.Length ? octets[i + 2] : 0);
            for (var shift = 18; shift >= 0; shift -= 6) line[at++] = (byte)UuCodec.Printable(group >> shift & 0x3f);
        }
        line[at++] = (byte)'\n';
        return at;
    }

    static int DecodeLine(ReadOnlySpan<byte> line, Span<byte> octets)
    {
        if (line.IndexOfAnyExceptInRange((byte)' ', (byte)'`') is var wrong and >= 0)
            throw new FormatException($"Octet {line[wrong]} in column {wrong + 1} of a data line is not in the alphabet, which goes from 32 to 96.");
        var decoded = UuCodec.DecodeLine(System.Text.Encoding.Latin1.GetString(line));
        decoded.CopyTo(octets);
        return decoded.Length;
    }
}
