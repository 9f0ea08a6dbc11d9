using System.Text.Json;
using CsCheck;
using Workbook.Sandbox;

namespace Workbook.Grading.Tests;

/// <summary>What passes the wall: values come out as they went in, and nonsense is refused.</summary>
public class WireTests
{
    static readonly Gen<object?> Values = Gen.OneOf<object?>(
        Gen.Int.Select(value => (object?)value), Gen.String.Select(value => (object?)value), Gen.Char.Select(value => (object?)value), Gen.Bool.Select(value => (object?)value),
        Gen.Double.Select(value => (object?)value), Gen.Byte.Array.Select(value => (object?)value), Gen.String.Array.Select(value => (object?)value), Gen.Int.Array.Array.Select(value => (object?)value));

    static readonly Type[] Wanted = [typeof(int), typeof(byte), typeof(char), typeof(string), typeof(bool), typeof(byte[]), typeof(List<string>), typeof((int, string)), typeof(decimal), typeof(int?), typeof(Stream)];

    [Fact]
    public void A_value_comes_out_as_it_went_in() => Values.Sample(value => Assert.Equal(value, ExchangedValue.Read(Parse(Written(value)), value!.GetType())));

    [Fact]
    public void Whatever_JSON_comes_it_is_the_type_that_is_wanted_or_refused() =>
        Gen.Select(Values, Gen.Int[0, Wanted.Length - 1].Select(i => Wanted[i])).Sample((value, wanted) =>
        {
            try
            {
                var read = ExchangedValue.Read(Parse(Written(value)), wanted);
                Assert.True(read is null || wanted.IsInstanceOfType(read));
            }
            catch (FormatException)
            {
                // Refused.
            }
        });

    [Fact]
    public void Whatever_octets_come_a_frame_is_read_or_refused() => Gen.Byte.Array.Sample(octets =>
    {
        var channel = new Channel(new MemoryStream(octets), longestFrame: 100);
        try
        {
            while (true)
                Assert.InRange(channel.Receive().Content.Length, 0, 100);
        }
        catch (Exception end) when (end is EndOfStreamException or InvalidDataException)
        {
            // Refused.
        }
    });

    static byte[] Written(object? value)
    {
        using var stream = new MemoryStream();
        using (var json = ExchangedValue.WriterOn(stream))
            ExchangedValue.Write(json, value);
        return stream.ToArray();
    }

    static JsonElement Parse(byte[] json) => JsonDocument.Parse(json).RootElement;
}
