namespace Workbook.Grading;

/// <summary>What a test found, without what is chance in it: whether the runtime or the watch from outside notices first that memory runs out differs from run to run.</summary>
static class SettledDetail
{
    const string TooMuchMemory = "Memory: It used up all the memory that it may have.";

    public static string? Of(string? detail) => IsOfMemory(detail) ? TooMuchMemory : detail;

    /// <summary>The runtime's exception is an answer, the watch's end of the process is none: here both are none.</summary>
    public static VerdictOutcome Of(Verdict verdict) => verdict.Outcome is VerdictOutcome.Failed && IsOfMemory(verdict.Detail) ? VerdictOutcome.NotReached : verdict.Outcome;

    static bool IsOfMemory(string? detail) => detail is not null && !detail.Contains('\n', StringComparison.Ordinal)
        && (detail.StartsWith("OutOfMemoryException: ", StringComparison.Ordinal) || detail.StartsWith("Memory: ", StringComparison.Ordinal)
            || (detail.StartsWith("It used ", StringComparison.Ordinal) && detail.Contains("memory", StringComparison.Ordinal)));
}
