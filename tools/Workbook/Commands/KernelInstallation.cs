using Workbook.Jupyter;

namespace Workbook.Commands;

/// <summary>The kernel's entries among Jupyter's kernels: its own name, and the name in the notebooks where nobody else has it.</summary>
static class KernelInstallation
{
    const string OwnName = "csharp-workbook";
    const string NotebookName = ".net-csharp";

    /// <summary>Writes the entries and gives the folders they are in.</summary>
    public static IReadOnlyList<string> Install(string dataFolder)
    {
        var spec = new KernelSpec
        {
            Name = OwnName,
            Argv = [.. ThisProgram(), "kernel", "start", "--connection-file", "{connection_file}"],
            DisplayName = "C# (workbook)",
            Language = "C#",
            InterruptMode = "message",
        };
        var installed = new List<string> { spec.Install(dataFolder) };
        if (Find(dataFolder, NotebookName) is not { } other || IsOurs(other))
            installed.Add((spec with { Name = NotebookName, DisplayName = ".NET (C#)" }).Install(dataFolder));
        return installed;
    }

    /// <summary>Removes the entries, but none that somebody else wrote, and gives the folders that are gone.</summary>
    public static IReadOnlyList<string> Uninstall(string dataFolder)
    {
        var removed = new List<string>();
        foreach (var name in new[] { OwnName, NotebookName })
        {
            var folder = Path.Combine(dataFolder, "kernels", name);
            if (!File.Exists(Path.Combine(folder, "kernel.json")) || !IsOurs(KernelSpec.Read(folder)))
                continue;
            Directory.Delete(folder, recursive: true);
            removed.Add(folder);
        }
        return removed;
    }

    // In this folder, or anywhere else where Jupyter would look.
    static KernelSpec? Find(string dataFolder, string name)
    {
        var folder = Path.Combine(dataFolder, "kernels", name);
        return File.Exists(Path.Combine(folder, "kernel.json")) ? KernelSpec.Read(folder) : KernelSpec.Find(name);
    }

    static bool IsOurs(KernelSpec spec) =>
        spec.Argv.Any(word => Path.GetFileName(word) is "workbook.dll" or "workbook" or "workbook.exe") && spec.Argv.Contains("kernel");

    // `dotnet run` and `dotnet workbook.dll` run the library in a host, a published program is a host of its own.
    static string[] ThisProgram()
    {
        var host = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [host, typeof(KernelInstallation).Assembly.Location]
            : [host];
    }
}
