namespace Studio.Tests;

/// <summary>The list of all commands, as somebody uses it who knows no keys.</summary>
static class Palette
{
    /// <summary>Chooses a command by its title.</summary>
    public static async Task ChooseAsync(this IPage page, string title)
    {
        await page.GetByTitle("All commands (p)").ClickAsync();
        await page.Locator("dialog.palette input").FillAsync(title);
        await page.Locator("dialog.palette li button").Filter(new() { HasText = title }).First.ClickAsync();
        await Assertions.Expect(page.Locator("dialog.palette")).ToHaveCountAsync(0);
    }

    /// <summary>Selects a cell with its editor left alone: the next keys are for cells.</summary>
    public static async Task SelectAsync(this IPage page, string id)
    {
        await page.Cell(id).DispatchEventAsync("click");
        await page.Locator($".cell.selected[data-cell='{id}']").WaitForAsync(new() { Timeout = 60_000 });
        await page.EvaluateAsync("() => document.activeElement?.closest('.cm-editor') && document.activeElement.blur()");
    }
}
