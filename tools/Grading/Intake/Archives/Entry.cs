namespace Workbook.Grading;

/// <summary>One thing in a folder or an archive.</summary>
/// <param name="Name">As it stands there; not yet to be trusted.</param>
/// <param name="Kind">Only files are read.</param>
/// <param name="Written">When, if the archive says so.</param>
/// <param name="Open">Its octets; to be called before the next entry is asked for.</param>
sealed record Entry(string Name, EntryKind Kind, DateTime? Written, Func<Stream> Open);

/// <summary>What an entry is: a link or a device is never opened.</summary>
enum EntryKind { File, Folder, Link, Device }
