using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Session;
using Workbook.Session.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call by its bare name; the names are those of .NET Interactive, so that a cell runs unchanged on both.</summary>
[SuppressMessage("Style", "IDE1006", Justification = "The names are given.")]
public static class Kernel
{
    /// <summary>Shows a value: in the given MIME types, or in those it prefers.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => new(value, mimeTypes);

    /// <summary>HTML that is shown as such, not as text.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Adds rules to the style of the page.</summary>
    public static void CSS(string content) => ShowHtml($"<style type=\"text/css\">{content}</style>");

    /// <summary>Runs a script in the page, where the front end allows it.</summary>
    public static void Javascript(string scriptContent) => ShowHtml($"<script type=\"text/javascript\">{scriptContent}</script>");

    /// <summary>Asks the person for a line of text.</summary>
    public static Task<string?> GetInputAsync(string prompt = "", string inputName = "") => Ask(prompt, isPassword: false);

    /// <summary>Asks the person for a line that the front end does not show.</summary>
    public static Task<string?> GetPasswordAsync(string prompt = "", string inputName = "") => Ask(prompt, isPassword: true);

    /// <summary>Removes what the cell has shown; with <paramref name="wait"/>, when its next output comes.</summary>
    public static void ClearOutput(bool wait = false) => ConsoleRouter.Current?.Clear(wait);

    static void ShowHtml(string html) => _ = new DisplayedValue(new Dictionary<string, string> { [HtmlFormatter.MimeType] = html });

    static async Task<string?> Ask(string prompt, bool isPassword)
    {
        if (ConsoleRouter.Current is not { Frontend: { } frontend } output)
            throw new InputRefusedException();
        return await Task.Run(() => Input.Ask(output, frontend, prompt, isPassword));
    }
}
