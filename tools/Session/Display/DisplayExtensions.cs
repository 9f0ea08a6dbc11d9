using System.Diagnostics.CodeAnalysis;
using Microsoft.DotNet.Interactive;

namespace System;

/// <summary>Showing a value from its end: <c>value.Display()</c>.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "In this namespace so that every cell has it.")]
public static class DisplayExtensions
{
    /// <summary>Shows a value: in the given MIME types, or in those it prefers.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => new(value, mimeTypes);

    /// <summary>Shows text that already is in the given format, such as HTML or Markdown.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType, params string[] additionalMimeTypes) =>
        new(additionalMimeTypes.Prepend(mimeType).ToDictionary(type => type, _ => value));
}
