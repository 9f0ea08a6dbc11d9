namespace Workbook.Notebooks;

/// <summary>How to run several notebooks.</summary>
public sealed record BatchOptions
{
    public required RunOptions Run { get; init; }

    /// <summary>How many notebooks run at the same time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether to write fresh outputs back into the files.</summary>
    public bool Save { get; init; }

    /// <summary>Whether to compare fresh outputs with those in the files.</summary>
    public bool Check { get; init; }
}
