using Workbook.Session;

namespace Session.Tests;

/// <summary>Cells that are compiled here to run elsewhere.</summary>
public sealed class CellCompilerTests
{
    [Fact]
    public async Task Cells_compiled_at_the_same_time_agree_on_what_a_type_is()
    {
        var assembly = typeof(Recorder).Assembly.Location;
        for (var round = 0; round < 12; round++)
        {
            using var compiler = new CellCompiler(new SessionOptions());
            using var start = new Barrier(6);
            var first = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                return compiler.Compile($"#r \"{assembly}\"\nglobal::Session.Tests.ForCells given = new();", "cell", $"first-{n}", null, Cancel);
            }, TaskCreationOptions.LongRunning)));
            Assert.All(first, cell => Assert.Equal([], compiler.Compile("global::Session.Tests.ForCells again = given;", "cell", "second", cell, Cancel).Errors.Select(error => error.Message)));
        }
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

/// <summary>A type that cells find by <c>#r</c>.</summary>
public sealed class ForCells;
