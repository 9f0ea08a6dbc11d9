using System.Collections.Immutable;
using System.Diagnostics;

namespace Workbook.Session.Running;

/// <summary>Turns an exception into a trace that names cells and their lines, without the frames of the session itself.</summary>
sealed class TraceWriter(Func<string, int, string?> sourceLine)
{
    const int LibraryFrames = 8;
    const int Depth = 5;

    public CellTrace Write(Exception exception) =>
        new(exception.GetType().Name, Message(exception), [.. Lines(exception, Depth)]);

    IEnumerable<string> Lines(Exception exception, int depth)
    {
        yield return $"{exception.GetType()}: {Message(exception)}";
        foreach (var line in Frames(exception))
            yield return line;
        if (depth == 0)
            yield break;

        var inner = exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } one ? [one] : (IEnumerable<Exception>)[];
        foreach (var cause in inner.Take(Depth))
        {
            yield return "because of";
            foreach (var line in Lines(cause, depth - 1))
                yield return "  " + line;
        }
    }

    // A cell may throw what it has written itself, and that may be wrong in its turn.
    static string Message(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception another)
        {
            return $"[its message cannot be read: {another.GetType().Name}]";
        }
    }

    IEnumerable<string> Frames(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => FrameName.Of(frame) is not null).ToImmutableArray();
        // What called the cell is the session, not the person's code.
        var last = frames.ToList().FindLastIndex(frame => Source(frame) is not null);
        var own = last < 0 ? frames : frames[..(last + 1)];
        var library = 0;
        foreach (var frame in own)
        {
            if (Source(frame) is var (place, line))
            {
                var name = FrameName.Of(frame)!;
                yield return $"  {CellTrace.Describe(place, line)}{(name.Length > 0 ? $", in {name}" : "")}";
                if (sourceLine(place, line) is { } text)
                    yield return $"    {text.Trim()}";
            }
            else if (++library <= LibraryFrames)
            {
                yield return $"  in {FrameName.Of(frame)}";
            }
        }
    }

    (string Place, int Line)? Source(StackFrame frame) =>
        frame.GetFileName() is { } file && frame.GetFileLineNumber() is > 0 and var line && sourceLine(file, line) is not null ? (file, line) : null;
}
