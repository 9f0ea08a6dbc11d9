namespace Workbook.Grading;

/// <summary>What a test found, without what is chance in it: whether the runtime or the watch from outside notices first that memory runs out differs from run to run.</summary>
static class SettledDetail
{
    const string TooMuchMemory = "Memory: It used up all the memory that it may have.";

    public static string? Of(string? detail) => detail is not null && (detail.StartsWith("OutOfMemoryException: ", StringComparison.Ordinal)
        || (detail.StartsWith("Memory: ", StringComparison.Ordinal) && !detail.Contains('\n', StringComparison.Ordinal))) ? TooMuchMemory : detail;
}
