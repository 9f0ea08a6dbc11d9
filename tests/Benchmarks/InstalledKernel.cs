using System.Diagnostics;

namespace Benchmarks;

/// <summary>Our kernel, installed for Jupyter's programs in a folder of its own, which goes with it; nothing of the user's Jupyter is read or written.</summary>
sealed class InstalledKernel : IDisposable
{
    readonly DirectoryInfo prefix = Directory.CreateTempSubdirectory("jupyter-");

    /// <summary>Takes the workbook's program, workbook.dll, and has it install what it is.</summary>
    public InstalledKernel(string program)
    {
        using var process = Process.Start(Prepare(new("dotnet", [program, "kernel", "install", "--prefix", prefix.FullName]) { RedirectStandardOutput = true }))!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode is not 0) throw new InvalidOperationException("The kernel was not installed.");
    }

    /// <summary>The same command, started so that it finds this kernel, and keeps what it writes here.</summary>
    public ProcessStartInfo Prepare(ProcessStartInfo command)
    {
        command.Environment["JUPYTER_PATH"] = Path.Combine(prefix.FullName, "share", "jupyter");
        foreach (var folder in new[] { "data", "config", "runtime" }) command.Environment[$"JUPYTER_{folder.ToUpperInvariant()}_DIR"] = Path.Combine(prefix.FullName, folder);
        command.Environment["IPYTHONDIR"] = Path.Combine(prefix.FullName, "ipython");
        return command;
    }

    public void Dispose() => prefix.Delete(recursive: true);
}
