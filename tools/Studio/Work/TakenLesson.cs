using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>The lesson as it was when a student's copy last took it in: what is otherwise in the copy, the student has written.</summary>
/// <param name="copy">The path of the copy; this is kept in a hidden folder beside it.</param>
sealed class TakenLesson(string copy)
{
    readonly string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(copy))!, ".lessons", Path.GetFileName(copy));

    /// <summary>What was taken in; <c>null</c> if that is not known, or can no longer be read.</summary>
    public Notebook? ReadOrNull()
    {
        try
        {
            return File.Exists(path) ? Notebook.Read(path) : null;
        }
        catch (NotebookException)
        {
            return null;
        }
    }

    /// <summary>Notes what is taken in now. It is only told after the copy itself is on disk: in the other order an older cell would be taken for the student's.</summary>
    public void Note(Notebook lesson)
    {
        try
        {
            var octets = lesson.ToOctets().Span;
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(octets)) return;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, octets);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Then the next newer lesson finds everything to be the student's, and leaves it alone.
        }
    }
}
