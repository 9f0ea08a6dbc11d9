using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Session;

/// <summary>A variable that a cell declared, as it is now.</summary>
public sealed record SessionVariable(string Name, Type Type, object? Value)
{
    const int Width = 60;

    /// <summary>Its name, its type as one writes it, and the beginning of what it holds.</summary>
    public string[] Row()
    {
        var text = Display.ValueForms.Of(Value, [PlainTextFormatter.MimeType]).Values.Single().ReplaceLineEndings(" ");
        return [Name, TypeName(Type), text.Length > Width ? text[..Width] + "…" : text];
    }

    static string TypeName(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
        : type.Name;
}
