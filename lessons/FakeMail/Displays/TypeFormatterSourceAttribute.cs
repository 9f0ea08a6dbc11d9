namespace FakeMail.Displays;

/// <summary>Tells a notebook how to draw a type. Notebook kernels look for an attribute of this name, so none needs to be referenced.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type? formatterSourceType = null) : Attribute
{
    /// <summary>The type whose <c>CreateTypeFormatters()</c> gives the formatters; those of <see cref="IDisplay"/> if not given.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType ?? typeof(DisplayFormatters);

    /// <summary>The forms in which a value is sent, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}
