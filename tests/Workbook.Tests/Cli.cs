using System.Diagnostics;
using System.Text;

namespace Workbook.Tests;

/// <summary>The command line as a process of its own, as a shell starts it.</summary>
sealed class Cli : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook-");

    public string Folder => folder.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => folder.Delete(recursive: true);

    public async Task<CliResult> RunAsync(string[] args, byte[]? input = null)
    {
        using var process = Start(args);
        return await EndAsync(process, input);
    }

    /// <summary>Starts it in the test's folder, where a kernel named "scripted" is installed.</summary>
    public Process Start(params string[] args)
    {
        InstallScriptedKernel();
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbook.dll"), .. args])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        info.Environment["JUPYTER_PATH"] = PathOf("jupyter");
        info.Environment["TMPDIR"] = info.Environment["TMP"] = Folder;   // so that a test sees what is left behind
        info.Environment.Remove("WORKBOOK_VERBOSE");
        return Process.Start(info)!;
    }

    public static async Task<CliResult> EndAsync(Process process, byte[]? input = null)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output, deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input, deadline.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(deadline.Token);
        await copying;
        return new(process.ExitCode, output.ToArray(), await errors);
    }

    void InstallScriptedKernel()
    {
        var kernel = Directory.CreateDirectory(PathOf("jupyter/kernels/scripted")).FullName;
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ScriptedKernel.exe" : "ScriptedKernel");
        File.WriteAllText(Path.Combine(kernel, "kernel.json"), $$"""
            {"argv": [{{System.Text.Json.JsonSerializer.Serialize(program)}}, "{connection_file}"], "display_name": "Scripted", "language": "script", "interrupt_mode": "message"}
            """);
    }
}

/// <summary>How a command ended and what it printed.</summary>
sealed record CliResult(int ExitCode, byte[] Octets, string Errors)
{
    public string Output => Encoding.UTF8.GetString(Octets);

    /// <summary>It is misuse, told in one sentence and no stack trace.</summary>
    public void IsMisuse(string sentence)
    {
        Assert.Equal((2, ""), (ExitCode, Output));
        Assert.Contains(sentence, Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        Assert.Single(Errors.TrimEnd().Split('\n'));
    }
}
