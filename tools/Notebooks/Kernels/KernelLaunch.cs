using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>Which kernel to start, where, and with what around it.</summary>
public sealed record KernelLaunch(KernelSpec Spec)
{
    /// <summary>Where its cells run: the notebook's folder.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Variables on top of our own and of the specification's.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the kernel itself chooses its ports and writes them into the connection file: nobody can take them away in between then.</summary>
    public bool ChoosesPorts { get; init; }

    /// <summary>How long it may take until it answers.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after an interrupt it is killed. Our own kernel gives up a cell after two seconds; this is for one that cannot even do that.</summary>
    public TimeSpan InterruptLimit { get; init; } = TimeSpan.FromSeconds(4);
}
