namespace Workbook.Grading.Tests;

/// <summary>A judge in a method that awaits nothing.</summary>
sealed class HeldJudge(Judge judge) : IDisposable
{
    public Judge Judge => judge;

    public void Dispose() => judge.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
