using System.Collections.Concurrent;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>The lessons that are open, each once.</summary>
/// <param name="shelf">Where they come from.</param>
/// <param name="launch">How a kernel is started.</param>
public sealed class LessonRooms(Shelf shelf, KernelLaunch launch) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Lazy<LessonRoom>> rooms = new();
    readonly ConcurrentBag<Task> closing = [];

    /// <summary>The room of a lesson.</summary>
    /// <exception cref="NotebookException">The student's copy is damaged, or cannot be made.</exception>
    public LessonRoom Enter(Lesson lesson)
    {
        CloseIfOvertaken(lesson);
        var room = rooms.GetOrAdd(lesson.Name, _ => new(() => new(lesson, shelf.CopyOf(lesson), launch, shelf.IsAuthor)));
        try
        {
            return room.Value;
        }
        catch (Exception shut) when (shut is NotebookException or IOException or UnauthorizedAccessException)
        {
            rooms.TryRemove(new(lesson.Name, room));   // the next time it may be in order again
            throw shut as NotebookException ?? new NotebookException($"Your copy of {lesson.Name} cannot be put into {shelf.WorkFolder}: {shut.Message}", shut);
        }
    }

    /// <summary>The cell that was copied last, in whichever lesson; <c>null</c> if none was.</summary>
    public (CellKind Kind, string Source)? Copied { get; set; }

    /// <summary>The room of a lesson that is open.</summary>
    public LessonRoom? Find(string name) => rooms.TryGetValue(name, out var room) && room.IsValueCreated ? room.Value : null;

    /// <summary>What there is of a lesson: the open copy, the one on disk, or the lesson as it came.</summary>
    public Notebook NotebookOf(Lesson lesson) => Find(lesson.Name)?.Notebook ?? Notebook.Read(File.Exists(shelf.CopyOf(lesson)) ? shelf.CopyOf(lesson) : lesson.Original);

    /// <summary>Points of a lesson: of the open room, or of the copy on disk.</summary>
    public Progress ProgressOf(Lesson lesson) => Progress.Of(shelf.CopyOf(lesson)) is var saved && Find(lesson.Name) is { } room ? saved with { Earned = room.Earned, IsBegun = true } : saved;

    // What another program has written is seen when the page is opened the next time; what was written here is beside it by then.
    void CloseIfOvertaken(Lesson lesson)
    {
        if (!rooms.TryGetValue(lesson.Name, out var room) || !room.IsValueCreated || !room.Value.IsOvertaken || !rooms.TryRemove(new(lesson.Name, room))) return;
        room.Value.Save();
        closing.Add(room.Value.DisposeAsync().AsTask());
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(closing);
        foreach (var room in rooms.Values.Where(room => room.IsValueCreated)) await room.Value.DisposeAsync();
    }
}
