using System.Collections.Immutable;

namespace Workbook.Session;

/// <summary>How a cell ended. Exactly one of these; a caller switches over all of them.</summary>
public abstract record CellOutcome
{
    CellOutcome()
    {
    }

    /// <summary>The cell ended in an expression: the value, and the forms in which it is shown.</summary>
    public sealed record Value(object? Result, IReadOnlyDictionary<string, string> Shown) : CellOutcome;

    /// <summary>The cell ran to its end and has no value.</summary>
    public sealed record Done : CellOutcome;

    /// <summary>The compiler refused the cell; nothing of it ran.</summary>
    public sealed record NotCompiled(ImmutableArray<CellDiagnostic> Errors) : CellOutcome;

    /// <summary>The cell threw; what it had assigned until then is kept.</summary>
    public sealed record Threw(Exception Exception, CellTrace Trace) : CellOutcome;

    /// <summary>A directive or a magic command could not be carried out: a word for the kind, and one sentence.</summary>
    public sealed record Refused(string Kind, string Message, int Line) : CellOutcome;

    /// <summary>The cell was stopped; its variables are kept.</summary>
    public sealed record Interrupted : CellOutcome;

    /// <summary>The cell was asked to stop and goes on: the process has to end, and these variables with it.</summary>
    public sealed record Stuck(ImmutableArray<string> Lost) : CellOutcome;
}
