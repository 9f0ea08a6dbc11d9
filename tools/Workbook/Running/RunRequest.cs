using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>What was asked for on the command line.</summary>
sealed record RunRequest
{
    public IReadOnlyCollection<string> Paths { get; init; } = [];
    public bool Save { get; init; }
    public bool Check { get; init; }
    public bool KeepGoing { get; init; }
    public bool Json { get; init; }
    public int Jobs { get; init; } = 1;
    public string? Kernel { get; init; }
    public TimeSpan? CellLimit { get; init; }

    /// <exception cref="NotebookException">There is no such kernel, or a notebook is in a language that the workbook's own does not run.</exception>
    public BatchOptions Options(IEnumerable<Notebook> notebooks)
    {
        var kernel = Kernel is null ? OwnKernel.Launch(notebooks) : InstalledKernel.Launch(Kernel);
        // Several kernels may run at once, and each lesson asks for the same port: each gets one that is free.
        kernel = kernel with { Variables = new Dictionary<string, string> { ["FAKEMAIL_PORT"] = "0" } };
        return new() { Run = new() { Kernel = kernel, CellLimit = CellLimit, KeepGoing = KeepGoing }, Jobs = Jobs, Save = Save, Check = Check };
    }
}
