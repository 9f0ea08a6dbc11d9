using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Workbook.Sandbox;

/// <summary>Numbers, characters, strings, booleans, octets and lists of them, as JSON: all that passes the wall. No type is ever told by name: the side that reads knows what it wants.</summary>
public static class ExchangedValue
{
    const int Depth = 16, MostItems = 1_000_000;
    const string Octets = "octets", CodeUnits = "utf16", Number = "number";

    static readonly JsonWriterOptions Writing = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes an object of one or two members around the value.</summary>
    public static Utf8JsonWriter WriterOn(Stream stream) => new(stream, Writing);

    /// <exception cref="NotSupportedException">It holds something that cannot be exchanged.</exception>
    public static void Write(Utf8JsonWriter json, object? value) => Write(json, value, Depth);

    static void Write(Utf8JsonWriter json, object? value, int depth)
    {
        if (depth == 0)
            throw new NotSupportedException("The lists lie too deeply in one another.");
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: WriteText(json, text); break;
            case char character: WriteText(json, character.ToString()); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case byte or sbyte or short or ushort or int or uint or long: json.WriteNumberValue(Convert.ToInt64(value, null)); break;
            case ulong number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case float or double: WriteDouble(json, Convert.ToDouble(value, null)); break;
            case Enum named: WriteText(json, named.ToString()); break;
            case byte[] octets: WriteTagged(json, Octets, octets); break;
            case ITuple tuple: WriteList(json, Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), depth); break;
            case IEnumerable list: WriteList(json, list, depth); break;
            default: throw new NotSupportedException($"A {value.GetType().Name} cannot be handed to the judge: only numbers, characters, strings, booleans, octets and lists of them.");
        }
    }

    static void WriteList(Utf8JsonWriter json, IEnumerable list, int depth)
    {
        var count = 0;
        json.WriteStartArray();
        foreach (var item in list)
        {
            if (++count > MostItems)
                throw new NotSupportedException($"The list has more than {MostItems} items.");
            Write(json, item, depth - 1);
        }
        json.WriteEndArray();
    }

    // JSON is Unicode, and a string need not be: half of a pair would be lost on the way.
    static void WriteText(Utf8JsonWriter json, string text)
    {
        if (IsWellFormed(text))
            json.WriteStringValue(text);
        else
            WriteTagged(json, CodeUnits, System.Text.Encoding.Unicode.GetBytes(text) is var units && units.Length == text.Length * 2 ? Raw(text) : []);
    }

    static byte[] Raw(string text) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()).ToArray();

    static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    static void WriteDouble(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
            return;
        }
        json.WriteStartObject();
        json.WriteString(Number, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    static void WriteTagged(Utf8JsonWriter json, string tag, byte[] octets)
    {
        json.WriteStartObject();
        json.WriteBase64String(tag, octets);
        json.WriteEndObject();
    }

    /// <summary>The value as the type that is wanted.</summary>
    /// <exception cref="FormatException">It is none of that type.</exception>
    public static object? Read(JsonElement json, Type wanted)
    {
        if (Nullable.GetUnderlyingType(wanted) is { } inner)
            return json.ValueKind is JsonValueKind.Null ? null : Read(json, inner);
        if (json.ValueKind is JsonValueKind.Null)
            return wanted.IsValueType ? throw Unlike(json, wanted) : null;
        if (wanted == typeof(object))
            return Natural(json);
        if (wanted == typeof(string))
            return Text(json) ?? throw Unlike(json, wanted);
        if (wanted == typeof(char))
            return Text(json) is [var character] ? character : throw Unlike(json, wanted);
        if (wanted == typeof(bool))
            return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw Unlike(json, wanted);
        if (wanted.IsPrimitive || wanted == typeof(decimal))
            return ReadNumber(json, wanted);
        return typeof(ITuple).IsAssignableFrom(wanted) ? ReadTuple(json, wanted) : ReadList(json, wanted);
    }

    static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Object when json.TryGetProperty(CodeUnits, out var units) && units.TryGetBytesFromBase64(out var octets) =>
            new string(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(octets)),
        _ => null,
    };

    // Of whom only an object is wanted, whatever JSON says by itself.
    static object? Natural(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Number => json.TryGetInt32(out var small) ? small : json.TryGetInt64(out var large) ? large : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Natural).ToArray(),
        _ => (object?)Text(json) ?? OctetsOf(json) ?? throw Unlike(json, typeof(object)),
    };

    static byte[]? OctetsOf(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(Octets, out var base64) && base64.TryGetBytesFromBase64(out var octets) ? octets : null;

    static object ReadNumber(JsonElement json, Type wanted)
    {
        try
        {
            if (json.ValueKind is JsonValueKind.Object && json.TryGetProperty(Number, out var special) && wanted is { Name: "Double" or "Single" })
                return Convert.ChangeType(double.Parse(special.GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture), wanted, null);
            if (json.ValueKind is not JsonValueKind.Number)
                throw Unlike(json, wanted);
            return Type.GetTypeCode(wanted) switch
            {
                TypeCode.Double => json.GetDouble(),
                TypeCode.Single => json.GetSingle(),
                TypeCode.Decimal => json.GetDecimal(),
                TypeCode.UInt64 => json.GetUInt64(),
                var whole and (TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64) =>
                    Convert.ChangeType(json.GetInt64(), whole, null),
                _ => throw Unlike(json, wanted),
            };
        }
        catch (OverflowException)
        {
            throw Unlike(json, wanted);
        }
    }

    static object ReadTuple(JsonElement json, Type wanted)
    {
        var parts = wanted.GetGenericArguments();
        if (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() != parts.Length || parts.Length > 7)
            throw Unlike(json, wanted);
        return Activator.CreateInstance(wanted, [.. parts.Select((part, i) => Read(json[i], part))])!;
    }

    static object ReadList(JsonElement json, Type wanted)
    {
        if (ItemOf(wanted) is not { } item)
            throw Unlike(json, wanted);
        var array = item == typeof(byte) && OctetsOf(json) is { } octets ? octets : ReadArray(json, item, wanted);
        if (wanted.IsInstanceOfType(array))
            return array;
        // A List<T>, a HashSet<T>, and whatever else can be made from what it is to hold.
        return wanted.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)]) is { } make ? make.Invoke([array]) : throw Unlike(json, wanted);
    }

    static Array ReadArray(JsonElement json, Type item, Type wanted)
    {
        if (json.ValueKind is not JsonValueKind.Array)
            throw Unlike(json, wanted);
        var array = Array.CreateInstance(item, json.GetArrayLength());
        var i = 0;
        foreach (var element in json.EnumerateArray())
            array.SetValue(Read(element, item), i++);
        return array;
    }

    static Type? ItemOf(Type list) =>
        list.IsArray ? list.GetElementType()
        : list is { IsGenericType: true } && list.GetGenericArguments() is [var item] ? item
        : null;

    static FormatException Unlike(JsonElement json, Type wanted) =>
        new($"{json.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "octets",
        }} cannot be taken for {wanted.Name}");
}
