namespace Workbook.Grading;

/// <summary>Who handed something in.</summary>
/// <param name="Id">What the place that the submissions come from calls them: Moodle's participant number, Canvas's user number, a user name.</param>
/// <param name="Name">Their name as it is written there; null where it is not known.</param>
/// <param name="Email">From the roster.</param>
/// <param name="LastName">The end of the name that is the family's, where the roster says so.</param>
public sealed record Student(string Id, string? Name = null, string? Email = null, string? LastName = null)
{
    public string Shown => Name is null || Name == Id ? Id : $"{Name} ({Id})";
}
