using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FakeMail.Feed;

/// <summary>Octets in JSON: each as one character, so that none is lost.</summary>
static class JsonOctets
{
    const int OnTheStack = 512;

    extension(Utf8JsonWriter json)
    {
        /// <summary>A property of octets.</summary>
        public void WriteLatin1(ReadOnlySpan<byte> name, ReadOnlySpan<byte> octets)
        {
            json.WritePropertyName(name);
            json.WriteLatin1Value([], octets);
        }

        /// <summary>A value of a prefix and octets.</summary>
        public void WriteLatin1Value(ReadOnlySpan<char> before, ReadOnlySpan<byte> octets)
        {
            var length = before.Length + octets.Length;
            var rented = length > OnTheStack ? ArrayPool<char>.Shared.Rent(length) : null;
            var text = rented ?? stackalloc char[OnTheStack];
            before.CopyTo(text);
            Encoding.Latin1.GetChars(octets, text[before.Length..]);
            json.WriteStringValue(text[..length]);
            if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        }
    }
}
