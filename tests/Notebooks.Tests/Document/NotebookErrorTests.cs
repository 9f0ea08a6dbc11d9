using System.Text;
using CsCheck;

namespace Workbook.Notebooks.Tests;

public sealed class NotebookErrorTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("", "x.ipynb is empty, so it is not a notebook.")]
    [InlineData("  \n", "x.ipynb is empty, so it is not a notebook.")]
    [InlineData("# A title\n", "x.ipynb is not a notebook: it is not JSON that begins with '{'.")]
    [InlineData("{\"a\":1}", "x.ipynb is JSON but not a notebook: it has no \"nbformat\".")]
    [InlineData("{\"nbformat\":3}", "x.ipynb is a notebook of format 3, and only format 4 is read here: open and save it once in Jupyter.")]
    [InlineData("{\"nbformat\":4}", "x.ipynb is JSON but not a notebook: it has no list of \"cells\".")]
    [InlineData("{\"nbformat\":4,\n\"cells\":[\n{\"cell_ty", "x.ipynb breaks off in line 3: the file is truncated. Take a fresh copy of it.")]
    [InlineData("{\"nbformat\":4,\n\"cells\":[}", "x.ipynb is damaged in line 2, column 10: ")]
    [InlineData("{\"nbformat\":4,\"cells\":[]}\n<<<<", "x.ipynb is damaged in line 2, column 1: ")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}", "Cell 1 of x.ipynb is not a JSON object, so the file is not a whole notebook.")]
    [InlineData("{\"nbformat\":4,\"cells\":[{}]}", "Cell 1 of x.ipynb has no cell_type, so the file is not a whole notebook.")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\"}]}", "Cell 1 of x.ipynb has no source, so the file is not a whole notebook.")]
    public void What_is_wrong_is_one_sentence_with_its_place(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<NotebookException>(() => Notebook.Parse(Encoding.UTF8.GetBytes(text), "x.ipynb")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_notebook_cut_off_anywhere_is_never_taken_for_a_whole_one() => Gen.Select(Samples.Notebook, Gen.Double[0, 1]).Sample((octets, part) =>
    {
        var end = Encoding.UTF8.GetString(octets).TrimEnd() is var text ? Encoding.UTF8.GetByteCount(text) : 0;
        Assert.Throws<NotebookException>(() => Notebook.Parse(octets.AsMemory(0, (int)(part * (end - 1))), "x.ipynb"));
    });

    [Fact]
    public void Any_octets_at_all_give_a_notebook_or_a_sentence() => Gen.Select(Samples.Notebook, Gen.Int[0, 1000], Gen.Byte).Sample((octets, at, octet) =>
    {
        octets[at % octets.Length] = octet;
        try
        {
            foreach (var cell in Notebook.Parse(octets, "x.ipynb").Cells) _ = (cell.Language, cell.Outputs, cell.Tags, cell.ExecutionCount);
        }
        catch (NotebookException)
        {
            // The sentence.
        }
    }, iter: 3000);

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_told_apart()
    {
        var missing = Path.Combine(folder.FullName, "no.ipynb");
        Assert.Equal($"There is no file {missing}.", Assert.Throws<NotebookException>(() => Notebook.Read(missing)).Message);
        Assert.Equal($"{folder.FullName} is a folder, not a notebook.", Assert.Throws<NotebookException>(() => Notebook.Read(folder.FullName)).Message);
    }

    [Fact]
    public void Saving_leaves_nothing_beside_and_keeps_rights_and_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs a privilege for links.");
        var path = Path.Combine(folder.FullName, "a.ipynb");
        var link = Path.Combine(folder.FullName, "link.ipynb");
        Notebook.Create(path).Save(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, path);
        var notebook = Notebook.Read(link);
        notebook.Add(CellKind.Markdown, "new");

        notebook.Save(link);

        Assert.Single(Notebook.Read(path).Cells);
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(2, folder.GetFiles().Length);
    }
}
