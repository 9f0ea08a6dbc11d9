using System.Diagnostics;

namespace Studio.Tests;

/// <summary>A small file system of its own in the place of a folder, which can be filled to the last octet; only Linux, and there only root, can mount one.</summary>
sealed class FullDisk : IDisposable
{
    readonly string folder;

    FullDisk(string folder) => this.folder = folder;

    string Filler => Path.Combine(folder, "filler");

    /// <summary>Mounts it; skips the test where nobody may.</summary>
    public static async Task<FullDisk> MountAsync(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        Directory.CreateDirectory(folder);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) is not 0) Assert.Skip("This root may not mount a small disk: a container without that right.");
        return new(folder);
    }

    /// <summary>Takes all the room there is.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true) file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // That was the last page of it.
        }
    }

    /// <summary>Gives it back.</summary>
    public void MakeRoom() => File.Delete(Filler);

    public void Dispose() => RunAsync("umount", "--lazy", folder).GetAwaiter().GetResult();

    static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
