namespace Lessons;

/// <summary>Checks of exercises: <c>Check.Exercise("uu-length", points: 1).Equal("3 octets", expected: '#', () =&gt; LengthCharacter(3))</c>.</summary>
public static class Check
{
    /// <summary>Begins the check of an exercise. What follows it, <c>.Equal</c>, <c>.True</c>, <c>.Sent</c>, adds a line each; its value is a card.</summary>
    /// <param name="id">The name of the exercise.</param>
    /// <param name="points">What it is worth; they are earned when every line passes.</param>
    /// <param name="hints">Hints, from the vaguest to the nearly complete; they open one after another. If not given, those of <see cref="Hints.For"/>.</param>
    /// <param name="title">A heading; the name if not given.</param>
    public static CheckCard Exercise(string id, int points = 1, string[]? hints = null, string? title = null) =>
        new(id, title ?? id, points, hints ?? Hints.For(id));
}
