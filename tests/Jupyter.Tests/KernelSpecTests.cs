namespace Workbook.Jupyter.Tests;

/// <summary>These change the environment of the process, so they stand alone.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
public class ChangesTheEnvironment;

[Collection("environment")]
public sealed class KernelSpecTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook-");
    readonly string? path = Environment.GetEnvironmentVariable("JUPYTER_PATH"), data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR");

    static readonly KernelSpec Spec = new()
    {
        Name = "csharp-workbook", DisplayName = "C# (workbook)", Language = "C#", InterruptMode = "message",
        Argv = ["workbook", "kernel", "start", "--connection-file", "{connection_file}"],
    };

    public KernelSpecTests()
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", Path.Combine(folder.FullName, "first"));
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", Path.Combine(folder.FullName, "user"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", path);
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", data);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void An_installed_kernel_is_found_by_its_name_in_any_case()
    {
        Spec.Install(JupyterPaths.UserData);

        var found = KernelSpec.Find("CSharp-Workbook");

        Assert.Equal(Spec.Argv, found?.Argv);
        Assert.Equal("message", found?.InterruptMode);
        Assert.Equal(Path.Combine(folder.FullName, "user", "kernels", "csharp-workbook"), found?.Folder);
    }

    [Fact]
    public void Jupyter_path_comes_before_the_users_own_folder()
    {
        Spec.Install(JupyterPaths.UserData);
        (Spec with { DisplayName = "the first" }).Install(Path.Combine(folder.FullName, "first"));

        Assert.Equal("the first", KernelSpec.Find("csharp-workbook")?.DisplayName);
        Assert.Single(KernelSpec.List(), spec => spec.Name == "csharp-workbook");
    }

    [Fact]
    public void A_damaged_one_is_passed_over_in_lists_and_explained_when_read()
    {
        var damaged = Spec.Install(JupyterPaths.UserData);
        File.WriteAllText(Path.Combine(damaged, "kernel.json"), "{");

        Assert.Null(KernelSpec.Find("csharp-workbook"));
        Assert.Contains("kernel.json is not a kernel specification", Assert.Throws<InvalidDataException>(() => KernelSpec.Read(damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unless_told_otherwise_a_kernel_is_interrupted_by_signal()
    {
        var spec = Spec.Install(JupyterPaths.UserData);
        File.WriteAllText(Path.Combine(spec, "kernel.json"), """{"argv":["python3","{connection_file}"],"display_name":"Python","language":"python"}""");

        Assert.Equal("signal", KernelSpec.Find("csharp-workbook")?.InterruptMode);
    }
}
