using System.Text;

namespace Workbook.Notebooks;

/// <summary>Turning a notebook from one file format into another; the names' endings say which.</summary>
public static class NotebookConversion
{
    const string Known = ".ipynb, .dib and .md";

    /// <summary>Reads one file and writes the other.</summary>
    /// <exception cref="NotebookException">An ending is not known, the input is damaged, or the output is there already and may not be replaced.</exception>
    public static void Convert(string input, string output, bool replace)
    {
        var notebook = Read(input);
        var octets = Write(notebook, output);
        if (Path.GetFullPath(input) == Path.GetFullPath(output)) throw new NotebookException($"{input} cannot be converted into itself.");
        if (Directory.Exists(output)) throw new NotebookException($"{output} is a folder; name the file to write.");
        if (File.Exists(output) && !replace) throw new NotebookException($"{output} is there already; --force replaces it.");
        if (Path.GetDirectoryName(output) is { Length: > 0 } folder && !Directory.Exists(folder)) throw new NotebookException($"{output} cannot be written: there is no folder {folder}.");
        try
        {
            WholeFile.Write(output, octets.Span);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{output} cannot be written: {NotebookFile.Reason(cause)}.", cause);
        }
    }

    /// <summary>A notebook from a file in any of the formats.</summary>
    public static Notebook Read(string path) => Ending(path) switch
    {
        ".ipynb" => Notebook.Read(path),
        ".dib" => DibFormat.Read(Text(path), path),
        _ => MarkdownFormat.Read(Text(path), path),
    };

    static ReadOnlyMemory<byte> Write(Notebook notebook, string path) => Ending(path) switch
    {
        ".ipynb" => notebook.ToOctets(),
        ".dib" => Encoding.UTF8.GetBytes(DibFormat.Write(notebook)),
        _ => Encoding.UTF8.GetBytes(MarkdownFormat.Write(notebook)),
    };

    static string Ending(string path) => Path.GetExtension(path).ToLowerInvariant() is (".ipynb" or ".dib" or ".md") and var ending
        ? ending
        : throw new NotebookException($"What {path} is to be is not clear: the endings known here are {Known}.");

    static string Text(string path) => new UTF8Encoding(false).GetString(NotebookFile.ReadOctets(path)).TrimStart('\ufeff');
}
