namespace Workbook.Grading;

/// <summary>Texts that releases are made with; they lie beside this file as they are given out.</summary>
static class Template
{
    public static string Read(string path)
    {
        using var text = new StreamReader(typeof(Template).Assembly.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"The template {path} was not built in."));
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
