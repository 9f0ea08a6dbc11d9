namespace FakeMail.Displays;

/// <summary>Something to look at: as HTML in a notebook, as text in a terminal.</summary>
public interface IDisplay
{
    /// <summary>A fragment of HTML that stands alone: no scripts, nothing fetched, readable on light and on dark.</summary>
    string ToHtml();

    /// <summary>The same in at most 80 columns of text.</summary>
    string ToText();
}
