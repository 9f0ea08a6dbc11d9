namespace Workbook.Notebooks;

/// <summary>The beginning of what a process wrote to its own output since the last cell began: why it died, if it said so.</summary>
sealed class LastWords
{
    const int Lines = 5;

    readonly Lock gate = new();
    readonly List<string> words = [];

    public void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (gate)
            if (words.Count < Lines) words.Add(line.Length > 300 ? line[..300] : line);
    }

    public void Forget()
    {
        lock (gate) words.Clear();
    }

    public string FirstLine
    {
        get { lock (gate) return words is [var first, ..] ? first : ""; }
    }
}
