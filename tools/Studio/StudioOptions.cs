using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>What the workbook in the browser is started with.</summary>
public sealed record StudioOptions
{
    /// <summary>The folder of the course, in which notebooks/ is and work/ will be.</summary>
    public required string Folder { get; init; }

    /// <summary>How a kernel is started.</summary>
    public required KernelLaunch Kernel { get; init; }

    /// <summary>Whether lessons are edited in place, by whoever writes them, instead of copies.</summary>
    public bool IsAuthor { get; init; }

    /// <summary>The port to begin with; one that is taken is passed over. 0 takes any.</summary>
    public int Port { get; init; } = 8888;
}
