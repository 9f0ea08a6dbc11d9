using Workbook.Session;

namespace Session.Tests;

/// <summary>A session, and short ways to run cells in it.</summary>
public abstract class SessionTest : IDisposable
{
    int number;

    private protected CSharpSession Session { get; set; } = new();

    private protected Recorder Screen { get; private set; } = new();

    static protected TimeSpan Deadline => TimeSpan.FromSeconds(60);

    private protected async Task<CellOutcome> RunAsync(string code)
    {
        Screen = new Recorder();
        return await RunAsync(code, Screen);
    }

    private protected Task<CellOutcome> RunAsync(string code, Recorder screen) => Session.RunAsync(code, screen, ++number).WaitAsync(Deadline);

    private protected async Task<object?> ValueAsync(string code)
    {
        var outcome = await RunAsync(code);
        return outcome is CellOutcome.Value value ? value.Result : throw new InvalidOperationException(Describe(outcome));
    }

    private protected async Task DoneAsync(string code)
    {
        var outcome = await RunAsync(code);
        Assert.True(outcome is CellOutcome.Done, Describe(outcome));
    }

    static string Describe(CellOutcome outcome) => outcome switch
    {
        CellOutcome.NotCompiled wrong => string.Join('\n', CellTrace.Of(wrong.Errors).Lines),
        CellOutcome.Threw threw => string.Join('\n', threw.Trace.Lines),
        _ => outcome.ToString(),
    };

    public void Dispose()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
    }
}
