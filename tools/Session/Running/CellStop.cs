using System.ComponentModel;

namespace Workbook.Session.Running;

/// <summary>Where the loops of a cell ask whether they are to stop. The compiler puts the question into each of them; nobody writes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellStop
{
    // As a rule nothing was ever stopped, and then asking costs a loop next to nothing.
    static bool isAnyStopped;

    /// <exception cref="CellStoppedException">The cell to which the running code belongs was told to stop.</exception>
    public static void Check()
    {
        if (Volatile.Read(ref isAnyStopped))
            CheckCell();
    }

    internal static void Announce() => Volatile.Write(ref isAnyStopped, true);

    static void CheckCell()
    {
        if (CellScope.Current is { IsStopped: true })
            throw new CellStoppedException();
    }
}

/// <summary>Leaves a loop of a cell that was told to stop.</summary>
public sealed class CellStoppedException : OperationCanceledException;
