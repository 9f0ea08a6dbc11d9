using System.Diagnostics;
using System.Text;

namespace FakeMail.Tests;

/// <summary>Programs of others that tests compare with. Where one is missing the test is skipped; where everything should be there (CI=true) it fails.</summary>
static class Tool
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static string Python => Require(OperatingSystem.IsWindows() ? "python" : "python3");

    public static string Require(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
            .FirstOrDefault(File.Exists);
        if (found is null) Miss(name);
        return found ?? name;
    }

    /// <summary>Something that comes apart from a program: the program finds it, or fails.</summary>
    public static async Task RequirePartAsync(string name, string program, string[] arguments)
    {
        if ((await RunAsync(program, arguments)).ExitCode is not 0) Miss(name);
    }

    static void Miss(string name)
    {
        Assert.False(Environment.GetEnvironmentVariable("CI") is "true", $"{name} is not installed, and CI should have it.");
        Assert.Skip($"{name} is not installed.");
    }

    public static async Task<(int ExitCode, byte[] Output, string Errors)> RunAsync(string program, string[] arguments, byte[]? input = null, string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        })!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.StandardInput.BaseStream.WriteAsync(input ?? [], deadline.Token);
            process.StandardInput.Close();
            await reading;
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, output.ToArray(), await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
