namespace Workbook.Jupyter.Tests;

public sealed class ConnectionFileTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook-");
    string File1 => Path.Combine(folder.FullName, "kernel.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps its rights otherwise.");
        ConnectionFile.Write(File1, ConnectionInfo.Create());

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
    }

    [Fact]
    public async Task The_kernel_writes_the_ports_it_chose_and_keeps_the_rest()
    {
        File.WriteAllText(File1, """{"ip":"127.0.0.1","transport":"tcp","shell_port":0,"iopub_port":0,"stdin_port":0,"control_port":0,"hb_port":0,"key":"k","signature_scheme":"hmac-sha256","jupyter_session":"a.ipynb"}""");

        await using var kernel = KernelSockets.Bind(File1, _ => { });

        var written = ConnectionFile.Read(File1);
        Assert.True(written.HasAllPorts);
        Assert.Equal(kernel.Connection.ShellPort, written.ShellPort);
        Assert.Equal("a.ipynb", written.Others!["jupyter_session"].GetString());
        Assert.Equal("k", written.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"shell_port":"x"}""")]
    public void What_is_no_connection_file_is_said_so(string content)
    {
        File.WriteAllText(File1, content);

        Assert.Contains("is not a connection file", Assert.Throws<InvalidDataException>(() => ConnectionFile.Read(File1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_signature_scheme_is_refused() =>
        Assert.Contains("hmac-md5", Assert.Throws<NotSupportedException>(() => new MessageSigner("k", "hmac-md5")).Message, StringComparison.Ordinal);
}
