namespace Workbook.Session.Running;

/// <summary>A question of a cell to the person before it.</summary>
static class Input
{
    /// <summary>What the cell has printed so far is shown first: it often is the question.</summary>
    public static string? Ask(CellOutput output, ICellFrontend frontend, string prompt, bool isPassword)
    {
        output.Flush();
        return frontend.ReadLine(prompt, isPassword);
    }
}
