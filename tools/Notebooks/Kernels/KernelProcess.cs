using System.ComponentModel;
using System.Diagnostics;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>A running kernel: its process, its private folder with the connection file, and the news of its end.</summary>
public sealed class KernelProcess : IAsyncDisposable
{
    readonly Process process;
    readonly DirectoryInfo folder;
    readonly LastWords lastWords = new();
    readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    KernelProcess(Process process, DirectoryInfo folder)
    {
        (this.process, this.folder) = (process, folder);
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, line) => lastWords.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => lastWords.Hear(line.Data);
        process.Exited += async (_, _) =>
        {
            // Its last words come through a pipe and may be a moment late; a grandchild may hold the pipe open for good.
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
            exit.TrySetResult(process.ExitCode);
        };
    }

    public int Id => process.Id;

    /// <summary>Completes with the exit code as soon as the process has ended, for whatever reason.</summary>
    public Task<int> Exit => exit.Task;

    /// <summary>What the process said about its end, if anything: "Stack overflow."</summary>
    public string Words => lastWords.FirstLine;

    internal Process Process => process;

    internal string Folder => folder.FullName;

    string ConnectionPath => Path.Combine(folder.FullName, "connection.json");

    /// <exception cref="KernelException">Its command cannot be started.</exception>
    public static KernelProcess Start(KernelLaunch launch)
    {
        // Readable by its owner alone, on systems that know owners.
        var folder = Directory.CreateTempSubdirectory("workbook-kernel-");
        try
        {
            var connectionFile = Path.Combine(folder.FullName, "connection.json");
            var connection = ConnectionInfo.Create() with { KernelName = launch.Spec.Name };
            ConnectionFile.Write(connectionFile, launch.ChoosesPorts ? connection : FreePorts.FillIn(connection));

            var kernel = new KernelProcess(new() { StartInfo = StartInfo(launch, connectionFile) }, folder);
            kernel.process.Start();
            LiveKernels.Add(kernel.process);
            kernel.process.StandardInput.Close();
            kernel.process.BeginOutputReadLine();
            kernel.process.BeginErrorReadLine();
            return kernel;
        }
        catch (Exception cause) when (cause is Win32Exception or IOException)
        {
            folder.Delete(recursive: true);
            throw new KernelException($"The kernel {launch.Spec.Name} cannot be started with '{launch.Spec.Argv[0]}': {cause.Message}", cause);
        }
    }

    /// <summary>The connection, once the kernel has written all its ports.</summary>
    /// <exception cref="KernelException">The process ended before.</exception>
    public async Task<ConnectionInfo> ConnectionAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (WrittenConnection() is { HasAllPorts: true } connection) return connection;
            if (Exit.IsCompleted) throw new KernelException($"The kernel ended before it was ready: {Obituary(await Exit)}.");
            await Task.WhenAny(Exit, Task.Delay(5, cancel));
            cancel.ThrowIfCancellationRequested();
        }
    }

    ConnectionInfo? WrittenConnection()
    {
        try { return ConnectionFile.Read(ConnectionPath); }
        catch (IOException) { return null; }   // Windows does not let a file be read in the moment in which it is renamed
    }

    /// <summary>How to tell of its death: "the kernel died (exit code 134): Stack overflow."</summary>
    public string Obituary(int exitCode) => Words is "" ? $"the kernel died (exit code {exitCode})" : $"the kernel died (exit code {exitCode}): {Words.TrimEnd('.')}";

    internal void ForgetWords() => lastWords.Forget();

    /// <summary>Ends the process and all that it has started, at once.</summary>
    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    /// <summary>Leaves no process and no file behind.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exit;
        LiveKernels.Remove(process);
        process.Dispose();
        try { folder.Delete(recursive: true); }
        catch (IOException) { /* Windows may hold on to a file a moment longer than its process lives; the folder is temporary anyway. */ }
    }

    static ProcessStartInfo StartInfo(KernelLaunch launch, string connectionFile)
    {
        string Filled(string argument) => argument
            .Replace("{connection_file}", connectionFile, StringComparison.Ordinal)
            .Replace("{resource_dir}", launch.Spec.Folder ?? "", StringComparison.Ordinal);

        var info = new ProcessStartInfo(Filled(launch.Spec.Argv[0]), launch.Spec.Argv.Skip(1).Select(Filled))
        {
            WorkingDirectory = launch.Folder, UseShellExecute = false, CreateNoWindow = true,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in launch.Spec.Environment ?? new Dictionary<string, string>()) info.Environment[name] = value;
        foreach (var (name, value) in launch.Variables) info.Environment[name] = value;
        // By this a kernel notices that its parent is gone, even when the parent had no time to say so.
        info.Environment["JPY_PARENT_PID"] = $"{Environment.ProcessId}";
        return info;
    }
}
