using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>Our workbook: its program, and a folder with a course.</summary>
sealed class WorkbookPage(string program, string course) : NotebookPage(new(program, ["open", "--no-browser", "--port", "0", "--folder", course]))
{
    protected override string Editor => ".desk[data-ready] .cm-content";

    protected override Task EnterAsync() => Page.GotoAsync(Address.AbsoluteUri);   // the shelf

    protected override string AddressOf(string notebook) => new Uri(Address, $"/lesson/{notebook}").AbsoluteUri;

    protected override Task ClickRunAsync(int cell) => Page.Locator(".cell .run").Nth(cell).ClickAsync();

    protected override string Result => "document.querySelectorAll('.cell')[cell].querySelector('pre.output')";
}
