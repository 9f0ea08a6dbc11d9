using System.Diagnostics;
using System.Text.Json;

namespace Workbook.Tests;

/// <summary>The kernel, installed and driven by Jupyter's own Python programs: nbclient and jupyter_client as Debian packages them.</summary>
public sealed class JupyterInteropTests : IDisposable
{
    readonly DirectoryInfo prefix = Directory.CreateTempSubdirectory("workbook-jupyter-");

    static string Program => Path.Combine(AppContext.BaseDirectory, "workbook.dll");

    static string Python => OperatingSystem.IsWindows() ? "python.exe" : File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    [Theory]
    [InlineData("notebook")]
    [InlineData("complete")]
    [InlineData("inspect")]
    [InlineData("interrupt")]
    [InlineData("restart")]
    public async Task Jupyter_can(string step)
    {
        await JupyterOrSkipAsync();
        await InstallAsync();
        var (exitCode, output) = await RunAsync(Python, Repository.Path("tests/Workbook.Tests/Jupyter/interop.py"), step);
        Assert.True(exitCode == 0 && output.Contains("ok", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task Install_writes_both_names_and_uninstall_takes_away_what_is_ours()
    {
        await InstallAsync();
        using var own = Read("csharp-workbook");
        Assert.Equal("message", own.RootElement.GetProperty("interrupt_mode").GetString());
        Assert.Equal("C# (workbook)", own.RootElement.GetProperty("display_name").GetString());
        using var notebooks = Read(".net-csharp");
        Assert.Equal(".NET (C#)", notebooks.RootElement.GetProperty("display_name").GetString());

        await UninstallAsync();
        Assert.Empty(Directory.GetDirectories(Kernels));
    }

    [Fact]
    public async Task Install_leaves_another_kernel_of_that_name_alone()
    {
        var other = Path.Combine(Directory.CreateDirectory(Path.Combine(Kernels, ".net-csharp")).FullName, "kernel.json");
        const string Content = """{"argv": ["dotnet", "interactive", "jupyter", "{connection_file}"], "display_name": ".NET (C#)", "language": "C#"}""";
        await File.WriteAllTextAsync(other, Content, TestContext.Current.CancellationToken);

        await InstallAsync();
        await UninstallAsync();
        Assert.Equal(Content, await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken));
    }

    string Kernels => Path.Combine(prefix.FullName, "share", "jupyter", "kernels");

    JsonDocument Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Kernels, name, "kernel.json")));

    async Task InstallAsync() => Assert.Equal(0, (await RunAsync("dotnet", Program, "kernel", "install", "--prefix", prefix.FullName)).ExitCode);

    async Task UninstallAsync() => Assert.Equal(0, (await RunAsync("dotnet", Program, "kernel", "uninstall", "--prefix", prefix.FullName)).ExitCode);

    async Task JupyterOrSkipAsync()
    {
        var isThere = false;
        try
        {
            isThere = (await RunAsync(Python, "-c", "import nbclient, jupyter_client")).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // no Python at all
        }
        const string Missing = "Python with nbclient and jupyter_client is not installed (Debian: python3-nbclient python3-jupyter-client).";
        if (!isThere && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Missing);
        Assert.SkipUnless(isThere, Missing);
    }

    async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = prefix.FullName,
            Environment = { ["JUPYTER_PATH"] = Path.Combine(prefix.FullName, "share", "jupyter") },
        };
        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(5));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => prefix.Delete(recursive: true);
}
