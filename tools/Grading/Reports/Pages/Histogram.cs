using FakeMail.Displays;

namespace Workbook.Grading;

/// <summary>How many works have how many points: a drawing with a column for each step.</summary>
static class Histogram
{
    const int MostColumns = 20, Width = 640, Height = 190, Left = 34, Right = 10, Top = 20, Bottom = 40;

    public static Markup Of(IReadOnlyList<decimal> points, int outOf)
    {
        var step = Math.Max(1, (outOf + MostColumns) / MostColumns);
        var columns = new int[outOf / step + 1];
        foreach (var value in points) columns[Math.Clamp((int)(value / step), 0, columns.Length - 1)]++;
        var most = Math.Max(1, columns.Max());
        var wide = (double)(Width - Left - Right) / columns.Length;
        return Markup.Of($"""
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Described(columns, step)}">
            <line x1="{Left}" y1="{Height - Bottom}" x2="{Width - Right}" y2="{Height - Bottom}"/>
            {Markup.Join(columns.Select((count, column) => Column(column, count, (double)count / most * (Height - Top - Bottom), wide, step)))}<text x="{(Width + Left) / 2}" y="{Height - 4}" text-anchor="middle">points</text>
            </svg>
            """);
    }

    static Markup Column(int column, int count, double height, double wide, int step)
    {
        var (x, y) = (Left + column * wide, Height - Bottom - height);
        var middle = Number(x + wide / 2);
        var bar = count is 0 ? default : Markup.Of($"""<rect x="{Number(x + 2)}" y="{Number(y)}" width="{Number(wide - 4)}" height="{Number(height)}" rx="2"/><text x="{middle}" y="{Number(y - 5)}" text-anchor="middle">{count}</text>""");
        return Markup.Of($"""{bar}<text x="{middle}" y="{Height - Bottom + 16}" text-anchor="middle">{column * step}</text>{new Markup("\n")}""");
    }

    static string Described(int[] columns, int step) => "How many works have how many points. " + string.Join(", ", columns.Index().Where(column => column.Item > 0)
        .Select(column => $"{(step is 1 ? $"{column.Index}" : $"{column.Index * step} to {column.Index * step + step - 1}")}: {column.Item}"));

    static string Number(double value) => Words.Number(Math.Round((decimal)value, 1));
}
