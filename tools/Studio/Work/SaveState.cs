namespace Workbook.Studio;

/// <summary>Where a student's work is.</summary>
public abstract record SaveState
{
    /// <summary>On disk, all of it.</summary>
    public sealed record Saved : SaveState;

    /// <summary>On its way there.</summary>
    public sealed record Unsaved : SaveState;

    /// <summary>Not there, for this reason.</summary>
    public sealed record Failed(string Why) : SaveState;
}
