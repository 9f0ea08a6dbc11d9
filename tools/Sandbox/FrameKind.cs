namespace Workbook.Sandbox;

/// <summary>What a frame is. The first ones go in, the last two come out.</summary>
public enum FrameKind : byte
{
    /// <summary>A compiled cell: its number (four octets), its entry type and method, each in a line, and the assembly. Not answered.</summary>
    Load = 1,

    /// <summary>From here on cells see none of the variables of those that ran. Not answered.</summary>
    Begin,

    /// <summary>Run the cell of this number; answered by what it printed, and the card that it ended in.</summary>
    Run,

    /// <summary>Run the cell of this number; answered by its value.</summary>
    Evaluate,

    /// <summary>Call a function: JSON with its name and its arguments; answered by its value.</summary>
    Call,

    /// <summary>Listen for those who want to talk to the judge's mail server of this number (one octet), in the place of the server that a variable holds, if one is named; answered by the port.</summary>
    Mail,

    /// <summary>It came to this: JSON.</summary>
    Value = 64,

    /// <summary>It threw: JSON with the exception's name and message.</summary>
    Threw,
}
