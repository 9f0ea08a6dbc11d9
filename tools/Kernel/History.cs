namespace Workbook.Kernel;

/// <summary>The cells that this kernel ran, by their numbers.</summary>
sealed class History
{
    readonly List<Entry> entries = [];

    public sealed record Entry(int Number, string Code, string? Result);

    public IReadOnlyList<Entry> Entries => entries;

    public void Add(int number, string code, string? result) => entries.Add(new Entry(number, code, result));
}
