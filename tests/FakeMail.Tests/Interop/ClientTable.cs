namespace FakeMail.Tests.Interop;

/// <summary>The table of all clients, written as its rows are known: artifacts/clients.md.</summary>
static class ClientTable
{
    static readonly SemaphoreSlim Turn = new(1);
    static readonly SortedDictionary<string, string> Rows = new(StringComparer.Ordinal);

    static string File => Path.Combine(Relays.Here, "../../../artifacts/clients.md");

    public static async Task WriteAsync(string client, IEnumerable<string> outcomes)
    {
        await Turn.WaitAsync();
        try
        {
            Rows[client] = $"| {client} | {string.Join(" | ", outcomes.Select(outcome => outcome.Split('\n')[0]))} |";
            var head = from offer in Enum.GetValues<Offer>() from chore in Enum.GetValues<Chore>() select $"{offer}: {chore}";
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            await System.IO.File.WriteAllLinesAsync(File, [$"| client | {string.Join(" | ", head)} |", $"|---|{string.Concat(Enumerable.Repeat("---|", 10))}", .. Rows.Values]);
        }
        finally
        {
            Turn.Release();
        }
    }
}
