using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>Jupyter's own front end, the classic notebook as Debian packages it, with our kernel, and a folder with a course.</summary>
sealed class JupyterPage(InstalledKernel kernel, string course)
    : NotebookPage(kernel.Prepare(new(Program, ["--no-browser", "--ip=127.0.0.1", $"--port={FreePort()}", "--allow-root", $"--notebook-dir={Path.Combine(course, "notebooks")}"])))
{
    public const string Program = "/usr/bin/jupyter-notebook";

    protected override string Editor => "#notebook .code_cell .CodeMirror";

    // Straight to the notebook, as `jupyter notebook FILE` does: the token goes with the first address, a cookie with the others.
    protected override string AddressOf(string notebook) => new Uri(Address, $"/notebooks/{notebook}.ipynb{Address.Query}").AbsoluteUri;

    public override Task KernelAsync() => Page.Locator("#kernel_indicator_icon.kernel_idle_icon").WaitForAsync();

    protected override Task ClickRunAsync(int cell) => Page.Locator("#run_int button").First.ClickAsync();   // runs the selected cell, and selects the next

    protected override string Result => "document.querySelectorAll('.code_cell')[cell].querySelector('.output_subarea')?.textContent.trim()";

    // It takes --port=0 literally and prints it; with a port that has meanwhile gone it tries the next ones, and prints what it got.
    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
