namespace Workbook.Grading;

/// <summary>When the work was due, and what a day costs. Clocks are those of the export: no time zone is converted.</summary>
/// <param name="Due">Null where nothing is ever late.</param>
/// <param name="PercentPerDay">How much of the points each day takes that has begun.</param>
public sealed record Deadline(DateTime? Due, decimal PercentPerDay)
{
    /// <summary>How late something is. Where a platform only says that it is, one day.</summary>
    public Lateness Of(DateTime? handedIn, bool isCalledLate)
    {
        var days = Due is { } due && handedIn > due ? (int)Math.Ceiling((handedIn.Value - due).TotalDays) : isCalledLate ? 1 : 0;
        return new(days, Math.Min(100, days * PercentPerDay));
    }
}

/// <summary>How late something was handed in.</summary>
/// <param name="Days">Every day that had begun; 0 is in time.</param>
/// <param name="Percent">What that takes of the points.</param>
public sealed record Lateness(int Days, decimal Percent)
{
    public decimal Of(decimal points) => Math.Round(points * (100 - Percent) / 100, 2, MidpointRounding.AwayFromZero);
}
