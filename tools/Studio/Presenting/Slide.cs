using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>A slide of a lesson: its cells in steps, of which the first is there at once, and what the presenter alone reads.</summary>
/// <param name="Steps">Each step adds cells to the slide.</param>
/// <param name="Notes">Markdown.</param>
public sealed record Slide(IReadOnlyList<IReadOnlyList<NotebookCell>> Steps, string Notes)
{
    /// <summary>The first words of the slide.</summary>
    public string Title => Steps.SelectMany(step => step).Select(cell => cell.Source.TrimStart('#', ' ').Split('\n')[0]).FirstOrDefault() ?? "";

    /// <summary>
    /// A lesson as slides: as its cells' <c>slideshow.slide_type</c> says (slide, subslide, fragment, skip, notes), or, where none says anything, a new one at every heading.
    /// </summary>
    public static IReadOnlyList<Slide> Of(Notebook notebook)
    {
        var types = notebook.Cells.ToDictionary(cell => cell, cell => (cell.Metadata["slideshow"] as JsonObject)?["slide_type"].AsText());
        var byType = types.Values.Any(type => type is "slide" or "subslide");
        var slides = new List<(List<List<NotebookCell>> Steps, List<string> Notes)>();
        foreach (var cell in notebook.Cells)
        {
            var type = types[cell];
            if (type is "skip") continue;
            if (slides is [] || (byType ? type is "slide" or "subslide" : IsHeading(cell))) slides.Add(([[]], []));
            var (steps, notes) = slides[^1];
            if (type is "notes") notes.Add(cell.Source);
            else if (type is "fragment") steps.Add([cell]);
            else steps[^1].Add(cell);
        }
        return [.. slides.Where(slide => slide.Steps.Exists(step => step.Count > 0)).Select(slide => new Slide([.. slide.Steps], string.Join("\n\n", slide.Notes)))];
    }

    static bool IsHeading(NotebookCell cell) => cell.Kind is CellKind.Markdown && cell.Source.TrimStart().StartsWith('#');
}
