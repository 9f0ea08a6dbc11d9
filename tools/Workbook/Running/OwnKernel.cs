using Workbook.Jupyter;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>The workbook's own C# kernel, which needs no installation: this very program with another verb.</summary>
static class OwnKernel
{
    /// <exception cref="NotebookException">A notebook is not in C#.</exception>
    public static KernelLaunch Launch(IEnumerable<Notebook> notebooks)
    {
        if (notebooks.FirstOrDefault(notebook => notebook.Language is not CellLanguage.CSharp) is { } other)
            throw new NotebookException($"{other.Name} is a notebook in {other.Language}, and the workbook's own kernel runs C#; --kernel NAME chooses another ({InstalledKernel.Names}).");
        return new(Spec) { ChoosesPorts = true };
    }

    static KernelSpec Spec => new()
    {
        Name = "csharp-workbook", DisplayName = "C# (workbook)", Language = "C#", InterruptMode = "message",
        Argv = [.. Program, "kernel", "start", "--connection-file", "{connection_file}"],
    };

    // The apphost is the program itself; "dotnet workbook.dll", and a test that drives the workbook, need the host.
    static string[] Program => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is var name
        ? name is "workbook" ? [path] : [name is "dotnet" ? path : "dotnet", typeof(OwnKernel).Assembly.Location]
        : ["dotnet", typeof(OwnKernel).Assembly.Location];
}
