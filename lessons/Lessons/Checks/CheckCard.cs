using FakeMail;
using FakeMail.Displays;

namespace Lessons;

/// <summary>The outcome of a check, as a card. It never throws: what goes wrong in a student's code is a line on it.</summary>
[TypeFormatterSource(typeof(CheckFormatters), PreferredMimeTypes = ["text/html", "text/plain", CheckFormatters.Json])]
public sealed class CheckCard(string id, string title, int points, IReadOnlyList<string> hints)
{
    readonly List<CheckLine> lines = [];

    /// <summary>The name of the exercise.</summary>
    public string Id => id;

    /// <summary>Its heading.</summary>
    public string Title => title;

    /// <summary>What it is worth.</summary>
    public int OutOf => points;

    /// <summary>What has been earned: everything when every line passes, else nothing.</summary>
    public int Points => lines.Count > 0 && lines.All(line => line is CheckLine.Passed) ? points : 0;

    /// <summary>The hints, the vaguest first.</summary>
    public IReadOnlyList<string> Hints => hints;

    /// <summary>What each line found.</summary>
    public IReadOnlyList<CheckLine> Lines => lines;

    /// <summary>Asks whether the student's code gives a certain value.</summary>
    public CheckCard Equal<T>(string name, T expected, Func<T> actual) => Add(name, () => Compare(name, expected, actual()));

    /// <inheritdoc cref="Equal{T}(string, T, Func{T})"/>
    public CheckCard Equal(string name, byte[] expected, Func<byte[]> actual) => Add(name, () => Compare(name, expected, actual()));

    /// <inheritdoc cref="Equal{T}(string, T, Func{T})"/>
    public CheckCard Equal(string name, IEnumerable<string> expected, Func<IEnumerable<string>> actual) => Add(name, () => Compare(name, expected, actual()));

    /// <summary>Asks whether something holds.</summary>
    /// <param name="name">What is asked.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What to look at if it does not.</param>
    public CheckCard True(string name, Func<bool> holds, string otherwise = "") => Add(name, () => Judge(name, holds(), otherwise));

    /// <summary>Asks whether a conversation went by a rule: a check of what the code did, not only of what it returned.</summary>
    public CheckCard Sent(string name, Func<Transcript> transcript, Func<Transcript, bool> rule, string otherwise = "") =>
        Add(name, () => Judge(name, rule(transcript()), otherwise));

    /// <summary><see cref="Equal{T}(string, T, Func{T})"/> for code that is awaited.</summary>
    public Task<CheckCard> EqualAsync<T>(string name, T expected, Func<Task<T>> actual) =>
        AddAsync(name, async () => Compare(name, expected, await actual()));

    /// <summary><see cref="True"/> for code that is awaited.</summary>
    public Task<CheckCard> TrueAsync(string name, Func<Task<bool>> holds, string otherwise = "") =>
        AddAsync(name, async () => Judge(name, await holds(), otherwise));

    /// <inheritdoc/>
    public override string ToString() => CheckText.Of(this);

    // An exercise is one piece of code: once a line finds it unwritten, what comes after it would only complain about the consequences.
    bool IsUnwritten => lines is [.., CheckLine.StillToDo];

    CheckCard Add(string name, Func<CheckLine> ask)
    {
        try
        {
            lines.Add(IsUnwritten ? StillToDo(name) : ask());
        }
        catch (Exception thrown) when (thrown is not ThreadInterruptedException)   // that one stops the cell
        {
            lines.Add(LineFor(name, thrown));
        }
        return this;
    }

    async Task<CheckCard> AddAsync(string name, Func<Task<CheckLine>> ask)
    {
        try
        {
            lines.Add(IsUnwritten ? StillToDo(name) : await ask());
        }
        catch (Exception thrown) when (thrown is not ThreadInterruptedException)
        {
            lines.Add(LineFor(name, thrown));
        }
        return this;
    }

    static CheckLine Compare(string name, object? expected, object? got) =>
        Difference.Between(expected, got) is { } difference ? new CheckLine.Failed(name, "", difference) : new CheckLine.Passed(name);

    static CheckLine Judge(string name, bool holds, string otherwise) =>
        holds ? new CheckLine.Passed(name) : new CheckLine.Failed(name, otherwise);

    static CheckLine LineFor(string name, Exception thrown) => thrown switch
    {
        AggregateException { InnerException: { } inner } => LineFor(name, inner),
        NotImplementedException => StillToDo(name),
        _ => new CheckLine.Failed(name, $"your code threw {thrown.GetType().Name}: {thrown.Message}"),
    };

    // nbgrader pays in full for a cell that neither fails nor prints points, so there an exercise that was not tried has to fail.
    static CheckLine.StillToDo StillToDo(string name) => Environment.GetEnvironmentVariable("NBGRADER_EXECUTION") is null or ""
        ? new(name)
        : throw new InvalidOperationException($"\"{name}\" is still to do.");
}
