using System.Globalization;
using System.Text;
using FakeMail.Displays;

namespace Lessons;

/// <summary>Curves over a common x axis, drawn from numbers: <c>Plot.Lines("size", "share", xs, ("base64", ys), …)</c>.</summary>
public static class Plot
{
    const int Width = 640, Height = 300, Left = 56, Right = 620, Top = 40, Bottom = 256;

    // A curve is told from another by its dashes and its name at the end as well as by its colour.
    static readonly (string Colour, string Dashes)[] Styles = [(Look.Client, "none"), (Look.Server, "7 4"), ("#10a37f", "2 3"), ("#c05ad6", "10 3 2 3")];

    /// <summary>Draws up to four curves.</summary>
    /// <param name="title">What the plot shows, in a sentence.</param>
    /// <param name="xName">What stands on the x axis, with its unit.</param>
    /// <param name="xs">The places on the x axis, in rising order.</param>
    /// <param name="curves">For each curve its name and a value for each place; the y axis begins at 0.</param>
    /// <exception cref="ArgumentException">A curve has more or fewer values than there are places, or there are no curves, or too many.</exception>
    public static Display Lines(string title, string xName, double[] xs, params (string Name, double[] Ys)[] curves)
    {
        if (curves.Length is 0 || curves.Length > Styles.Length) throw new ArgumentException($"A plot has one to {Styles.Length} curves; these are {curves.Length}.", nameof(curves));
        foreach (var (name, ys) in curves)
            if (ys.Length != xs.Length || xs.Length < 2) throw new ArgumentException($"\"{name}\" has {ys.Length} values for {xs.Length} places; there must be as many, and at least two.", nameof(curves));
        return new(Draw(title, xName, xs, curves), Text(title, xName, xs, curves));
    }

    static Markup Draw(string title, string xName, double[] xs, (string Name, double[] Ys)[] curves)
    {
        var heights = Round(0, curves.Max(curve => curve.Ys.Max()));
        var top = heights[^1];
        double X(double x) => Left + (x - xs[0]) / (xs[^1] - xs[0]) * (Right - Left);
        double Y(double y) => Bottom - y / top * (Bottom - Top);

        var grid = heights.Select(y => Markup.Of($"""
            <line x1="{Left}" y1="{At(Y(y))}" x2="{Right}" y2="{At(Y(y))}" stroke="rgba(128,128,128,.35)"/><text x="{Left - 6}" y="{At(Y(y) + 4)}" text-anchor="end">{Number(y)}</text>
            """));
        var ticks = Round(xs[0], xs[^1]).Where(x => x >= xs[0] && x <= xs[^1]).Select(x => Markup.Of($"""
            <text x="{At(X(x))}" y="{Bottom + 16}" text-anchor="middle">{Number(x)}</text>
            """));
        var lines = curves.Select((curve, i) => Markup.Of($"""
            <polyline fill="none" stroke="{Styles[i].Colour}" stroke-width="2.5" stroke-dasharray="{Styles[i].Dashes}" points="{string.Join(' ', xs.Zip(curve.Ys, (x, y) => $"{At(X(x))},{At(Y(y))}"))}"/>
            """));
        var key = curves.Select((curve, i) => Markup.Of($"""
            <line x1="{Left + 4 + i * 150}" y1="30" x2="{Left + 34 + i * 150}" y2="30" stroke="{Styles[i].Colour}" stroke-width="2.5" stroke-dasharray="{Styles[i].Dashes}"/><text x="{Left + 40 + i * 150}" y="34">{curve.Name}</text>
            """));
        return Markup.Of($"""
            <svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" style="width:100%;max-width:{Width}px;height:auto;display:block" font-family="system-ui,sans-serif" font-size="12" fill="currentColor">
            <title>{title}</title><desc>{string.Join("; ", curves.Select(curve => $"{curve.Name}: {Number(curve.Ys[0])} at {Number(xs[0])}, {Number(curve.Ys[^1])} at {Number(xs[^1])}"))}</desc>
            <text x="{Left}" y="16" font-weight="bold" font-size="13">{title}</text>
            {Markup.Join(grid)}{Markup.Join(ticks)}<text x="{(Left + Right) / 2}" y="{Height - 6}" text-anchor="middle">{xName}</text>
            {Markup.Join(lines)}{Markup.Join(key)}
            </svg>
            """);
    }

    static string Text(string title, string xName, double[] xs, (string Name, double[] Ys)[] curves)
    {
        var text = new StringBuilder(title).Append("\nx is the ").Append(xName).Append('\n').Append("x".PadLeft(10));
        foreach (var curve in curves) text.Append(curve.Name.PadLeft(18));
        for (var i = 0; i < xs.Length; i += Math.Max(1, xs.Length / 10))
        {
            text.Append('\n').Append(Number(xs[i]).PadLeft(10));
            foreach (var curve in curves) text.Append(Number(curve.Ys[i]).PadLeft(18));
        }
        return text.ToString();
    }

    // Round numbers from the one below the least value to the one above the greatest, four to eight of them.
    static double[] Round(double least, double greatest)
    {
        var range = Math.Max(greatest - least, 1e-9);
        var power = Math.Pow(10, Math.Floor(Math.Log10(range)));
        var step = new[] { 0.2, 0.25, 0.5, 1 }.Select(part => part * power).First(part => range / part <= 5 || part == power);
        var first = Math.Floor(least / step);
        return [.. Enumerable.Range(0, (int)(Math.Ceiling(greatest / step) - first) + 1).Select(i => (first + i) * step)];
    }

    static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
