namespace Workbook.Session;

/// <summary>A cell asked for input where nobody can give any.</summary>
public sealed class InputRefusedException()
    : InvalidOperationException("The cell asks for input, but whoever runs it accepts none: run it in a notebook editor, or give the value in the cell.");
