using FakeMail.Displays;

namespace Lessons;

/// <summary>Something to look at. A notebook draws it; printed, it is text.</summary>
[TypeFormatterSource]
public sealed class Display(Markup html, string text) : IDisplay
{
    /// <summary>The HTML form.</summary>
    public string ToHtml() => html.Html;

    /// <summary>The text form.</summary>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
