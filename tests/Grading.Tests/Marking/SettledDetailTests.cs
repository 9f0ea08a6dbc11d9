namespace Workbook.Grading.Tests;

public class SettledDetailTests
{
    [Theory]
    [InlineData("Memory: It used more than 512 MB of memory.")]
    [InlineData("OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.")]
    public void Whoever_notices_first_that_memory_runs_out_the_sentence_is_the_same(string detail) =>
        Assert.Equal("Memory: It used up all the memory that it may have.", SettledDetail.Of(detail));

    [Theory]
    [InlineData(null)]
    [InlineData("Exception: Memory: no")]
    [InlineData("Assert.Equal() Failure: Values differ")]
    public void Everything_else_stays_as_it_is(string? detail) => Assert.Equal(detail, SettledDetail.Of(detail));
}
