using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Cuts Markdown into cells: at our comments where there are any, and elsewhere at each fence of C#.</summary>
sealed class MarkdownReader(Notebook notebook, string[] lines)
{
    public void Read()
    {
        var next = NextComment(0);
        AddUncommented(lines[..next]);
        while (next < lines.Length)
        {
            var end = EndOfCell(next);
            AddCommented(MarkdownComment.Read(lines[next], "cell")!, lines[(next + 1)..end]);
            next = end;
        }
    }

    int NextComment(int from)
    {
        while (from < lines.Length && MarkdownComment.Read(lines[from], "cell") is null) from++;
        return from;
    }

    /// <summary>The next comment that is not inside the code of this cell. A cell that says its type is not code, whatever it looks like.</summary>
    int EndOfCell(int comment)
    {
        if (MarkdownComment.Read(lines[comment], "cell")?.Fields?.ContainsKey("type") ?? false) return NextComment(comment + 1);
        var first = comment + 1;
        while (first < lines.Length && lines[first].Trim() is "") first++;
        var closing = first < lines.Length ? CodeFence.Closing(lines, first) : -1;
        return NextComment(Math.Max(comment + 1, closing + 1));
    }

    void AddCommented(MarkdownComment comment, string[] cell)
    {
        var metadata = comment.Fields?["metadata"] as JsonObject;
        switch (comment.Fields?["type"]?.ToString())
        {
            case "raw": notebook.Add(CellKind.Raw, Text(cell), metadata, comment.Id); break;
            case null when CodeFence.IsWhole(cell): AddCode(cell, metadata, comment.Id); break;
            default: notebook.Add(CellKind.Markdown, Text(cell), metadata, comment.Id); break;
        }
    }

    void AddUncommented(string[] text)
    {
        var prose = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var closing = CodeFence.Closing(text, i);
            if (closing < 0) continue;
            if (CellLanguage.Canonical(CodeFence.Opening(text[i])!.Value.Language) is CellLanguage.CSharp)
            {
                AddProse(text[prose..i]);
                AddCode(text[i..(closing + 1)], null, null);
                prose = closing + 1;
            }
            i = closing;
        }
        AddProse(text[prose..]);
    }

    void AddProse(string[] prose)
    {
        if (Text(prose) is { Length: > 0 } text) notebook.Add(CellKind.Markdown, text);
    }

    void AddCode(string[] fenced, JsonObject? metadata, string? id)
    {
        var opening = Array.FindIndex(fenced, line => line.Trim() is not "");
        var language = CellLanguage.Canonical(CodeFence.Opening(fenced[opening])!.Value.Language);
        var code = string.Join('\n', fenced[(opening + 1)..CodeFence.Closing(fenced, opening)]);
        notebook.Add(CellKind.Code, code, metadata ?? CellLanguage.Metadata(language), id);
    }

    static string Text(string[] cell) => CellText.Trim(string.Join('\n', cell));
}
