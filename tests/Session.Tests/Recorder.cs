using System.Collections.Concurrent;
using System.Text;
using Workbook.Session;

namespace Session.Tests;

/// <summary>A front end that remembers everything, in order.</summary>
sealed class Recorder : ICellFrontend
{
    readonly ConcurrentQueue<string> events = new();
    readonly object sync = new();

    public Queue<string?> Answers { get; } = new();

    public List<(IReadOnlyDictionary<string, string> Shown, string Id, bool IsUpdate)> Displays { get; } = [];

    public StringBuilder Output { get; } = new();

    public StringBuilder Errors { get; } = new();

    public IReadOnlyList<string> Events => [.. events];

    public List<string> Prompts { get; } = [];

    public void Print(bool isError, string text)
    {
        lock (sync)
        {
            (isError ? Errors : Output).Append(text);
            events.Enqueue((isError ? "err:" : "out:") + text);
            Monitor.PulseAll(sync);
        }
    }

    public void Display(IReadOnlyDictionary<string, string> shown, string displayId, bool isUpdate)
    {
        lock (sync)
        {
            Displays.Add((shown, displayId, isUpdate));
            events.Enqueue((isUpdate ? "update:" : "display:") + shown.GetValueOrDefault("text/plain"));
            Monitor.PulseAll(sync);
        }
    }

    public void ClearOutput(bool wait) => events.Enqueue($"clear:{wait}");

    public string? ReadLine(string prompt, bool isPassword)
    {
        Prompts.Add(isPassword ? "password:" + prompt : prompt);
        return Answers.Count > 0 ? Answers.Dequeue() : throw new InputRefusedException();
    }

    /// <summary>Waits until the cell has printed this.</summary>
    public async Task WaitForAsync(string text) => await Task.Run(() =>
    {
        var deadline = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        lock (sync)
        {
            while (!Output.ToString().Contains(text, StringComparison.Ordinal))
                Assert.True(Monitor.Wait(sync, deadline - DateTime.UtcNow), $"The cell did not print {text}, but: {Output}");
        }
    });
}
