using Workbook.Jupyter;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>A kernel that is installed for Jupyter on this machine.</summary>
static class InstalledKernel
{
    /// <exception cref="NotebookException">There is none of this name.</exception>
    public static KernelLaunch Launch(string name) =>
        KernelSpec.Find(name) is { } spec ? new(spec) : throw new NotebookException($"There is no kernel '{name}' here; {Names}.");

    /// <summary>Half a sentence with the names of all that are installed.</summary>
    public static string Names => KernelSpec.List() is { Count: > 0 } all ? $"installed are {string.Join(", ", all.Select(spec => spec.Name))}" : "none is installed";
}
