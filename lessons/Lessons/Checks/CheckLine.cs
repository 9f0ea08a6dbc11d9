namespace Lessons;

/// <summary>What one line of a check found: exactly one of these.</summary>
/// <param name="Name">What was asked.</param>
public abstract record CheckLine(string Name)
{
    /// <summary>It is right.</summary>
    public sealed record Passed(string Name) : CheckLine(Name);

    /// <summary>It is not right yet.</summary>
    /// <param name="Name">What was asked.</param>
    /// <param name="Reason">What is the matter, or what to look at next.</param>
    /// <param name="Difference">Where two values part, if two were compared.</param>
    public sealed record Failed(string Name, string Reason, Difference? Difference = null) : CheckLine(Name);

    /// <summary>Nothing has been written yet: the student's code throws <see cref="NotImplementedException"/>.</summary>
    public sealed record StillToDo(string Name) : CheckLine(Name);
}
