namespace FakeMail.Displays;

/// <summary>The two forms of every <see cref="IDisplay"/>, as a notebook asks for them.</summary>
public sealed class DisplayFormatters
{
    readonly DisplayFormatter[] formatters =
    [
        new("text/html", display => display.ToHtml()),
        new("text/plain", display => display.ToText()),
    ];

    /// <summary>One formatter for HTML, one for text.</summary>
    public IEnumerable<DisplayFormatter> CreateTypeFormatters() => formatters;
}

/// <summary>Writes an <see cref="IDisplay"/> in one form.</summary>
public sealed class DisplayFormatter(string mimeType, Func<IDisplay, string> draw)
{
    /// <summary>The form.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value, if it is a display.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IDisplay display) return false;
        writer.Write(draw(display));
        return true;
    }
}
