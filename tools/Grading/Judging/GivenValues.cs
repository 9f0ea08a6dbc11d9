using System.Collections;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Grading;

/// <summary>The values that a test names in an expression, as C# before it.</summary>
static class GivenValues
{
    /// <param name="expression">What is to be evaluated.</param>
    /// <param name="values">An object whose properties the expression names.</param>
    public static string Before(string expression, object? values) => string.Concat(
        (values?.GetType().GetProperties() ?? []).Select(property => $"{TypeName(property.PropertyType)} {property.Name} = {Literal(property.GetValue(values))};\n").Append(expression));

    static string Literal(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => truth ? "true" : "false",
        byte[] octets => $"System.Convert.FromBase64String(\"{Convert.ToBase64String(octets)}\")",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        IFormattable number when number.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Literal))}]",
        _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be handed to a student's code: only numbers, characters, strings, booleans, octets and lists of them."),
    };

    static string TypeName(Type type) =>
        type.IsArray ? TypeName(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } inner ? TypeName(inner) + "?"
        : type.IsGenericType ? $"{type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
        : type.FullName!;
}
