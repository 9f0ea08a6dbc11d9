using System.Text;
using FakeMail.Displays;

namespace Lessons;

/// <summary>The header fields of a message as they were written (RFC 5322 §2.2).</summary>
static class HeaderTable
{
    public static Display Of(byte[] message)
    {
        var fields = Fields(message);
        if (fields.Count is 0) return new(Markup.Of($"""<div style="{Look.Card}">The message has no header fields.</div>"""), "The message has no header fields.");
        return new(Html(fields), Text(fields));
    }

    sealed record Field(string Name, IReadOnlyList<string> Lines)
    {
        public string Unfolded => string.Concat(Lines).Trim();   // §2.2.3: take the CR LF out, and nothing else
    }

    static List<Field> Fields(byte[] message)
    {
        var fields = new List<Field>();
        foreach (var raw in Encoding.UTF8.GetString(message).Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (line is "") break;
            if (line is [' ' or '\t', ..] && fields.Count > 0) fields[^1] = fields[^1] with { Lines = [.. fields[^1].Lines, line] };
            else if (line.Split(':', 2) is [var name, var value]) fields.Add(new(name, [value]));
            else fields.Add(new("(no field)", [line]));
        }
        return fields;
    }

    static string Text(List<Field> fields)
    {
        var width = Math.Min(26, fields.Max(field => field.Name.Length));
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(Visible.Cut(Visible.Text(field.Name), width).PadRight(width)).Append(" │");
            text.AppendJoin("\n" + new string(' ', width) + " │", field.Lines.SelectMany((line, i) =>
                Visible.Wrap(Visible.Text(line) + (i < field.Lines.Count - 1 ? "␍␊" : ""), 78 - width))).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    static Markup Html(List<Field> fields) => Markup.Of($"""
        <div style="{Look.Card}"><table style="{Look.Table}"><thead><tr>{Head("name")}{Head("value as written")}{Head("unfolded")}</tr></thead>
        <tbody>{Markup.Join(fields.Select(Row))}</tbody></table></div>
        """);

    static Markup Head(string title) => Markup.Of($"""<th scope="col" style="{Look.Cell}">{title}</th>""");

    static Markup Row(Field field) => Markup.Of($"""
        <tr><th scope="row" style="{Look.Cell}">{Drawn.Text(field.Name)}</th><td style="{Look.Cell};{Look.Mono}">{Markup.Join(field.Lines.Select((line, i) => Written(line, isLast: i == field.Lines.Count - 1)))}</td><td style="{Look.Cell};{Look.Mono}">{(field.Lines.Count > 1 ? Drawn.Text(field.Unfolded) : Markup.Of($"the same"))}</td></tr>

        """);

    static Markup Written(string line, bool isLast) => isLast
        ? Drawn.Text(line)
        : Markup.Of($"{Drawn.Text(line)}{Drawn.Crlf}<br/>");
}
