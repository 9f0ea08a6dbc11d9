namespace Workbook.Session.Running;

/// <summary>
/// The way from a cell to its front end. Cells only fill a buffer, in order; a thread of the session empties it, so that a cell stopped in the
/// middle of a write harms nobody, many small writes travel as one, and a fast writer waits for a slow reader.
/// </summary>
sealed class CellOutput : IDisposable
{
    const int Batch = 16 * 1024;
    const int Full = 1024 * 1024;
    static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(10);

    readonly object sync = new();
    readonly int limit;
    readonly Thread sender;
    List<Item> waiting = [];
    int waitingSize;
    int spent;
    bool hurry;
    bool isSending;
    bool isClosed;
    ICellFrontend? frontend;

    abstract record Item(ICellFrontend To)
    {
        public sealed record Text(ICellFrontend To, bool IsError, char[] Buffer) : Item(To)
        {
            public int Length { get; set; }
        }

        public sealed record Shown(ICellFrontend To, IReadOnlyDictionary<string, string> Data, string Id, bool IsUpdate) : Item(To);

        public sealed record Clear(ICellFrontend To, bool Wait) : Item(To);
    }

    public CellOutput(int limit)
    {
        this.limit = limit;
        sender = new Thread(Send) { IsBackground = true, Name = "cell output" };
        sender.Start();
    }

    public ICellFrontend? Frontend => frontend;

    /// <summary>Output goes to this front end from now on; with a fresh allowance.</summary>
    public void Begin(ICellFrontend next)
    {
        lock (sync)
        {
            frontend = next;
            spent = 0;
        }
    }

    public void Write(bool isError, ReadOnlySpan<char> text)
    {
        lock (sync)
            WriteLocked(isError, text);
    }

    public void Display(IReadOnlyDictionary<string, string> data, string id, bool isUpdate)
    {
        lock (sync)
            DisplayLocked(data, id, isUpdate);
    }

    public void Clear(bool wait)
    {
        lock (sync)
        {
            if (frontend is { } to)
                waiting.Add(new Item.Clear(to, wait));
        }
    }

    void WriteLocked(bool isError, ReadOnlySpan<char> text)
    {
        if (frontend is not { } to || text.IsEmpty || isClosed || spent > limit)
            return;
        spent += text.Length;
        Append(to, isError, text);
        if (spent > limit)
            Append(to, isError: false, $"\n[The cell has written more than {limit / 1024.0 / 1024.0:0.#} million characters: the rest is left out.]\n");
        WaitWhileFull();
    }

    void DisplayLocked(IReadOnlyDictionary<string, string> data, string id, bool isUpdate)
    {
        if (frontend is not { } to || isClosed || spent > limit)
            return;
        var size = data.Values.Sum(text => text.Length + 100);
        // A picture may be large; many together may not. A display counts for an eighth of its size.
        spent += size / 8;
        waiting.Add(new Item.Shown(to, data, id, isUpdate));
        waitingSize += size;
        hurry = true;
        Monitor.PulseAll(sync);
        if (spent > limit)
            Append(to, isError: false, "\n[The cell has displayed too much: the rest is left out.]\n");
        WaitWhileFull();
    }

    /// <summary>Returns when everything written so far has been handed over.</summary>
    public void Flush()
    {
        lock (sync)
        {
            hurry = true;
            Monitor.PulseAll(sync);
            while ((waiting.Count > 0 || isSending) && !isClosed)
                Monitor.Wait(sync);
        }
    }

    void Append(ICellFrontend to, bool isError, ReadOnlySpan<char> text)
    {
        if (waiting.Count == 0)
            Monitor.PulseAll(sync);
        while (!text.IsEmpty)
        {
            if (waiting is not [.., Item.Text last] || last.IsError != isError || last.Length == last.Buffer.Length || last.To != to)
                waiting.Add(last = new Item.Text(to, isError, new char[Math.Max(256, Math.Min(Batch, text.Length))]));
            var count = Math.Min(text.Length, last.Buffer.Length - last.Length);
            text[..count].CopyTo(last.Buffer.AsSpan(last.Length));
            last.Length += count;
            waitingSize += count;
            text = text[count..];
        }
    }

    void WaitWhileFull()
    {
        while (waitingSize > Full && !isClosed)
            Monitor.Wait(sync);
    }

    void Send()
    {
        while (true)
        {
            List<Item> items;
            lock (sync)
            {
                while (waiting.Count == 0 && !isClosed)
                    Monitor.Wait(sync);
                if (isClosed)
                    return;
                // A little patience, so that a loop of small writes does not become a message each.
                if (!hurry && waitingSize < Batch)
                    Monitor.Wait(sync, Linger);
                (items, waiting, waitingSize, hurry, isSending) = (waiting, [], 0, false, true);
                Monitor.PulseAll(sync);
            }
            try
            {
                SendAll(items);
            }
            finally
            {
                lock (sync)
                {
                    isSending = false;
                    Monitor.PulseAll(sync);
                }
            }
        }
    }

    // Neighbouring pieces of one stream are one message.
    static void SendAll(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            switch (items[i])
            {
                case Item.Text text:
                    var pieces = new System.Text.StringBuilder().Append(text.Buffer, 0, text.Length);
                    while (pieces.Length < Full && i + 1 < items.Count && items[i + 1] is Item.Text more && more.IsError == text.IsError && more.To == text.To)
                    {
                        pieces.Append(more.Buffer, 0, more.Length);
                        i++;
                    }
                    text.To.Print(text.IsError, pieces.ToString());
                    break;
                case Item.Shown shown:
                    shown.To.Display(shown.Data, shown.Id, shown.IsUpdate);
                    break;
                case Item.Clear clear:
                    clear.To.ClearOutput(clear.Wait);
                    break;
            }
        }
    }

    public void Dispose()
    {
        lock (sync)
        {
            isClosed = true;
            Monitor.PulseAll(sync);
        }
    }
}
