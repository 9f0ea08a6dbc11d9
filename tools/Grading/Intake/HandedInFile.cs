namespace Workbook.Grading;

/// <summary>A file that was handed in and may be a notebook.</summary>
/// <param name="Path">Where it lay, with <c>/</c> between the parts; an archive inside of the submissions counts as a folder.</param>
/// <param name="Octets">What is in it.</param>
/// <param name="Written">When it was written, where its archive says so: by the clock of whoever made the archive.</param>
public sealed record HandedInFile(string Path, ReadOnlyMemory<byte> Octets, DateTime? Written)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
