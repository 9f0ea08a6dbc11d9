namespace Workbook.Session;

/// <summary>The side of a cell that people see: where its output goes and where its input comes from. Called from any thread.</summary>
public interface ICellFrontend
{
    void Print(bool isError, string text);

    /// <summary>Shows a value; with <paramref name="isUpdate"/> in the place of the one shown before under the same id.</summary>
    void Display(IReadOnlyDictionary<string, string> shown, string displayId, bool isUpdate);

    /// <summary>Removes what the cell has shown: at once, or when the next output comes.</summary>
    void ClearOutput(bool wait);

    /// <summary>Asks the person for a line and waits for it; null at the end of input.</summary>
    /// <exception cref="InputRefusedException">Nobody is there who could answer.</exception>
    string? ReadLine(string prompt, bool isPassword);
}
