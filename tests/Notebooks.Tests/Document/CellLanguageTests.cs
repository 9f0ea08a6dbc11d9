using System.Text;

namespace Workbook.Notebooks.Tests;

public class CellLanguageTests
{
    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"html"},"dotnet_interactive":{"language":"fsharp"}}""", "#!pwsh", "html")]
    [InlineData("""{"dotnet_interactive":{"language":"fsharp"}}""", "#!pwsh", "fsharp")]
    [InlineData("{}", "#!pwsh\\nls", "pwsh")]
    [InlineData("{}", "#!time\\n1", "csharp")]
    [InlineData("{}", "1", "csharp")]
    public void A_cell_says_its_language_in_one_of_three_places(string metadata, string source, string expected) =>
        Assert.Equal(expected, Read("""{"kernelspec":{"language":"C#"}}""", metadata, source).Cells[0].Language);

    [Theory]
    [InlineData("""{"kernelInfo":{"defaultKernelName":"fsharp"},"kernelspec":{"language":"C#"}}""", "fsharp")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp"}},"kernelspec":{"language":"python"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"language":"C#","name":".net-csharp"}}""", "csharp")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"language":"python","name":"python3"}}""", "python")]
    [InlineData("{}", "csharp")]
    public void A_notebook_says_the_language_of_the_cells_that_do_not(string metadata, string expected) =>
        Assert.Equal(expected, Read(metadata, "{}", "1").Language);

    static Notebook Read(string notebookMetadata, string cellMetadata, string source) => Notebook.Parse(Encoding.UTF8.GetBytes(
        $$"""{"cells":[{"cell_type":"code","metadata":{{cellMetadata}},"source":"{{source}}","outputs":[],"execution_count":null}],"metadata":{{notebookMetadata}},"nbformat":4,"nbformat_minor":4}"""), "a.ipynb");
}
