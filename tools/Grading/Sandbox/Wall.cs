namespace Workbook.Grading;

/// <summary>What stands between a student's code and everything else. Each can be missing on its own.</summary>
[Flags]
public enum Wall
{
    None = 0,

    /// <summary>No file can be read or written but the lesson's and the process's own.</summary>
    Files = 1,

    /// <summary>No connection leads anywhere but to the process itself.</summary>
    Network = 2,

    /// <summary>No other process can be seen, signalled or outlived.</summary>
    Processes = 4,

    /// <summary>Memory, processes, open files and the size of files are limited by the system.</summary>
    Amounts = 8,

    /// <summary>Time is limited, and the process ended from outside.</summary>
    Time = 16,

    /// <summary>The hidden tests and the results are unreadable to the process.</summary>
    Tests = 32,

    All = Files | Network | Processes | Amounts | Time | Tests,
}
