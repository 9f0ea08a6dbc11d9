namespace Workbook.Notebooks;

/// <summary>How much of a cell's output is kept.</summary>
/// <param name="Text">Characters that it prints.</param>
/// <param name="Outputs">Outputs of any kind.</param>
/// <param name="Data">Characters of all that it displays.</param>
public sealed record OutputLimit(int Text, int Outputs, int Data)
{
    public static readonly OutputLimit Default = new(1_000_000, 2_000, 32_000_000);
}
