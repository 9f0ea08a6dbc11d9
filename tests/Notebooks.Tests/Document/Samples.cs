using System.Text;
using CsCheck;

namespace Workbook.Notebooks.Tests;

/// <summary>Notebooks as different tools write them, generated: spaces, line ends, escapes, key order, versions, extra fields.</summary>
static class Samples
{
    static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["abc \"\\/é€\u2028"], 0, 12].Select(Quote),
        OneOf("\"\\u00e9\\/\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\\\ud800\"", "\"tab\\there\"", "\"\""));

    static readonly Gen<string> Scalar = Gen.OneOf(Text, OneOf("1.0", "1e5", "-0.0", "123456789012345678901234567890", "true", "null", "{}", "[ ]", "[1, 2]"));

    static readonly Gen<string> Source = Gen.OneOf(Text, Text.Array[0, 4].Select(lines => $"[{string.Join(" ,", lines)}]"));

    static Gen<string> Cell(bool ids) => Gen.Select(OneOf("code", "markdown", "raw"), Source, Scalar, Gen.Int[0, int.MaxValue], Gen.Bool).Select((kind, source, extra, id, sorted) =>
    {
        List<string> parts = [$"\"cell_type\": \"{kind}\"", $"\"metadata\": {{\"x\":{extra}}}", $"\"source\":{source}", $"\"unknown\" : {extra}"];
        if (ids) parts.Add($"\"id\":\"c{id}\"");
        if (kind is "code") parts.AddRange(["\"execution_count\":null", $"\"outputs\": [{{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":{source}}}]"]);
        return "{" + string.Join(",~", sorted ? parts.Order() : parts) + "}";
    });

    /// <summary>The octets of a notebook in one of many styles.</summary>
    public static readonly Gen<byte[]> Notebook =
        from minor in Gen.Int[0, 5]
        from cells in Cell(minor is 5).Array[0, 5]
        from extra in Scalar
        from gap in OneOf("", " ", "\n ", "\r\n\t", "\n    ")
        from mark in OneOf("", "\ufeff")
        from end in OneOf("", "\n", "\r\n", "\n\n")
        let text = $"{mark}{{~\"cells\":[~{string.Join(",~", cells)}~],~\"metadata\": {{\"future\":{extra}}},~\"nbformat\":4,~\"nbformat_minor\":{minor},~\"more\":{extra}~}}{end}"
        select Encoding.UTF8.GetBytes(text.Replace("~", gap, StringComparison.Ordinal));

    static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text, Relaxed);

    static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
