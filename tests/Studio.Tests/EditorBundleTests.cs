using System.Diagnostics;

namespace Studio.Tests;

/// <summary>The editor that is checked in is what a fresh build of its sources gives.</summary>
public class EditorBundleTests
{
    [Fact]
    public async Task The_bundle_is_what_its_sources_give()
    {
        var sources = Path.Combine(Course.Repository, "tools", "Studio", "Editor");
        var esbuild = Path.Combine(sources, "node_modules", ".bin", OperatingSystem.IsWindows() ? "esbuild.cmd" : "esbuild");
        if (!File.Exists(esbuild))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true", "The editor's packages are not installed (npm ci in tools/Studio/Editor), and CI should have them.");
            Assert.Skip("The editor's packages are not installed: npm ci in tools/Studio/Editor.");
        }
        var built = Path.Combine(Directory.CreateTempSubdirectory().FullName, "editor.js");

        // As in package.json; the last --outfile is the one that counts.
        using var build = Process.Start(new ProcessStartInfo("npm", ["run", "--silent", "build", "--", $"--outfile={built}"]) { WorkingDirectory = sources, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(built, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(Course.Repository, "tools", "Studio", "wwwroot", "editor.js"), TestContext.Current.CancellationToken));
    }
}
