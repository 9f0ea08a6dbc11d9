namespace Workbook.Grading;

/// <summary>How much is taken in before somebody is taken to mean harm.</summary>
public sealed record IntakeLimits
{
    const long Megabyte = 1 << 20;

    /// <summary>One file, unpacked. The notebooks of the workbook have at most a few hundred kilobytes.</summary>
    public long File { get; init; } = 32 * Megabyte;

    /// <summary>An archive inside of the submissions, as it lies there.</summary>
    public long Archive { get; init; } = 50 * Megabyte;

    /// <summary>All notebooks that are unpacked from one archive inside of the submissions, and from those in it.</summary>
    public long Unpacked { get; init; } = 64 * Megabyte;

    /// <summary>Archives in archives.</summary>
    public int Depth { get; init; } = 3;
}
