namespace Workbook.Session.Directives;

/// <summary>A stretch of a cell: C#, or a magic command with what belongs to it.</summary>
abstract record CellPart(int Line)
{
    /// <summary>C#, with an empty line for each line of the cell before it, so that its lines keep their numbers.</summary>
    public sealed record Code(string Text, int Line) : CellPart(Line);

    /// <summary>Its name is the word after the mark, its arguments the rest of that line, its body the lines after it, for another language.</summary>
    public sealed record Magic(string Name, string Arguments, string Body, int Line) : CellPart(Line);
}
