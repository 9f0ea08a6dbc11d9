using System.Diagnostics;
using Workbook.Session.Directives;
using Workbook.Session.Running;

namespace Workbook.Session;

/// <summary>Runs C# cells one after another: each sees what the cells before it declared, also where one of them threw.</summary>
public sealed class CSharpSession : IDisposable
{
    readonly SessionOptions options;
    readonly CellOutput output;
    readonly CellRunner runner;
    readonly MagicCommands magics;
    readonly PackageDirectives packages;
    readonly SemaphoreSlim turn = new(1);
    CancellationTokenSource? stop;
    Task warmUp = Task.CompletedTask;

    public CSharpSession(SessionOptions? options = null)
    {
        this.options = options ?? new SessionOptions();
        output = new CellOutput(this.options.OutputLimit);
        runner = new CellRunner(this.options, output);
        magics = new MagicCommands(this, output);
        packages = new PackageDirectives(this.options, runner.Resolver, runner.Assemblies, output);
        Language = new Language.LanguageService(runner);
    }

    /// <summary>Completion, hover and diagnostics for code that follows the cells run so far.</summary>
    public Language.LanguageService Language { get; }

    /// <summary>What the cells have declared so far.</summary>
    public IEnumerable<SessionVariable> Variables => runner.States.Variables();

    /// <summary>Runs a cell; its number is what traces call it by. Everything it printed has reached the front end when this ends.</summary>
    public async Task<CellOutcome> RunAsync(string code, ICellFrontend frontend, int number)
    {
        await turn.WaitAsync();
        await warmUp;
        using var stopping = new CancellationTokenSource();
        try
        {
            output.Begin(frontend);
            Volatile.Write(ref stop, stopping);
            return await RunPartsAsync(code, $"In[{number}]", stopping.Token);
        }
        finally
        {
            Volatile.Write(ref stop, null);
            output.Flush();
            turn.Release();
        }
    }

    /// <summary>Stops the cell that runs, if one does. The outcome of its RunAsync says whether it yielded.</summary>
    public async Task InterruptAsync()
    {
        try
        {
            if (Volatile.Read(ref stop) is { } running)
                await running.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            return;   // it ended by itself meanwhile
        }
        await runner.InterruptAsync();
    }

    /// <summary>Loads what the first cell needs, while there is none yet: it waits for this to be done.</summary>
    public Task WarmUpAsync() => warmUp = Task.Run(runner.WarmUp);

    /// <summary>
    /// For a host that owns its process: what is thrown where no cell waits for it, on a thread of its own or in an async void method, is told
    /// the person and ends nothing. Always true, as the runtime asks for whether the exception is dealt with.
    /// </summary>
    public bool TellStray(Exception exception)
    {
        // The remains of a cell that was stopped are no news.
        if (exception is not (ThreadInterruptedException or CellStoppedException))
            output.Write(isError: true, $"Outside of the cell:\n{string.Join('\n', runner.Trace(exception).Lines)}\n");
        return true;
    }

    async Task<CellOutcome> RunPartsAsync(string code, string place, CancellationToken stopping)
    {
        var watch = Stopwatch.StartNew();
        var parts = CellParts.Split(code);
        CellOutcome outcome = new CellOutcome.Done();
        foreach (var part in parts)
        {
            // Only the last part's value is the cell's; those before it are shown.
            if (outcome is CellOutcome.Value value)
                output.Display(value.Shown, Guid.NewGuid().ToString("N"), isUpdate: false);
            outcome = await RunPartAsync(part, place, stopping);
            if (outcome is not (CellOutcome.Done or CellOutcome.Value))
                return outcome;
        }
        if (parts.Any(part => part is CellPart.Magic { Name: "time" }))
            magics.ShowTime(watch);
        return outcome;
    }

    async Task<CellOutcome> RunPartAsync(CellPart part, string place, CancellationToken stopping)
    {
        try
        {
            if (part is CellPart.Magic magic)
                return await magics.RunAsync(magic, stopping) ?? new CellOutcome.Done();

            var code = packages.TakeSources(((CellPart.Code)part).Text);
            return await packages.RestoreAsync(code, stopping) ?? await runner.RunAsync(code, place, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new CellOutcome.Interrupted();
        }
    }

    internal async Task<CellOutcome?> ImportAsync(string name, int line, CancellationToken stopping)
    {
        var wanted = name.Trim('"');
        if (wanted.Length == 0)
            return new CellOutcome.Refused("ImportError", "#!import needs the name of a file, as in #!import helpers.csx.", line);
        var path = Path.GetFullPath(wanted);
        ImportedFile file;
        try
        {
            if (!File.Exists(path) || !runner.Places.Allows(path))
                return new CellOutcome.Refused("ImportError", $"#!import {name}: there is no such file.", line);
            file = ImportedFile.Read(path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return new CellOutcome.Refused("ImportError", $"#!import {name}: {e.Message}.", line);
        }

        var number = 0;
        foreach (var (code, isMarkdown) in file.Cells)
        {
            number++;
            var outcome = isMarkdown
                ? await magics.RunAsync(new CellPart.Magic("markdown", "", code, line), stopping)
                : await RunPartsAsync(code, file.Cells.Length == 1 ? path : $"{path}[{number}]", stopping);
            if (outcome is CellOutcome.Value value)
                output.Display(value.Shown, Guid.NewGuid().ToString("N"), isUpdate: false);
            else if (outcome is not (null or CellOutcome.Done))
                return outcome;
        }
        return null;
    }

    public void Dispose()
    {
        ConsoleRouter.Leave(output);
        output.Dispose();
        Language.Dispose();
        runner.Dispose();
        turn.Dispose();
    }
}
