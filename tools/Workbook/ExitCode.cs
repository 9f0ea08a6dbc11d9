namespace Workbook;

/// <summary>What `workbook` tells the shell.</summary>
static class ExitCode
{
    public const int Good = 0;

    /// <summary>It was done, and the result is not good: a failing cell, a differing output, a damaged file.</summary>
    public const int NotGood = 1;

    /// <summary>What was typed cannot be done.</summary>
    public const int Misuse = 2;

    /// <summary>Stopped with Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
