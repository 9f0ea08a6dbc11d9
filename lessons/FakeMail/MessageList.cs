using System.Collections;
using FakeMail.Displays;

namespace FakeMail;

/// <summary>The messages that a server took, oldest first; the next one can be waited for.</summary>
[TypeFormatterSource]
public sealed class MessageList : IReadOnlyList<ReceivedMessage>, IDisplay
{
    readonly Lock gate = new();
    readonly List<ReceivedMessage> messages = [];
    int waitedFor;
    TaskCompletionSource? arrival;   // only if somebody waits

    /// <summary>How many there are.</summary>
    public int Count { get { lock (gate) return messages.Count; } }

    /// <summary>One of them; the last is <c>Messages[^1]</c>.</summary>
    /// <exception cref="InvalidOperationException">There is none of that number.</exception>
    public ReceivedMessage this[int index]
    {
        get
        {
            lock (gate)
                return index >= 0 && index < messages.Count ? messages[index]
                    : throw new InvalidOperationException(messages.Count is 0 ? "The server has no message yet." : $"The server has no message [{index}]: it has {messages.Count}, counted from 0.");
        }
    }

    /// <summary>The first message that nobody has waited for yet; it may have come already.</summary>
    /// <param name="timeout">How long to wait; 5 seconds if not given.</param>
    /// <exception cref="TimeoutException">No message came.</exception>
    public async Task<ReceivedMessage> NextAsync(TimeSpan? timeout = null)
    {
        var patience = timeout ?? TimeSpan.FromSeconds(5);
        var deadline = Task.Delay(patience);
        while (true)
        {
            Task arriving;
            lock (gate)
            {
                if (waitedFor < messages.Count) return messages[waitedFor++];
                arriving = (arrival ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            if (await Task.WhenAny(arriving, deadline) == deadline)
                throw new TimeoutException($"No message came within {patience.TotalSeconds:0.###} seconds. A message is there when the client has sent the line with the lone dot and has read the server's 250.");
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReceivedMessage> GetEnumerator()
    {
        ReceivedMessage[] now;
        lock (gate) now = [.. messages];
        return ((IEnumerable<ReceivedMessage>)now).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    string IDisplay.ToHtml() => new Inbox([.. this]).ToHtml();

    string IDisplay.ToText() => new Inbox([.. this]).ToText();

    internal ReceivedMessage Add(Func<int, ReceivedMessage> message)
    {
        lock (gate)
        {
            var added = message(messages.Count + 1);
            messages.Add(added);
            arrival?.SetResult();
            arrival = null;
            return added;
        }
    }

    /// <summary>Forgets some, and remembers which of the others have been waited for.</summary>
    internal void Remove(Func<ReceivedMessage, bool> gone)
    {
        lock (gate)
        {
            waitedFor -= messages.Take(waitedFor).Count(gone);
            messages.RemoveAll(message => gone(message));
        }
    }

    internal void Clear()
    {
        lock (gate) (waitedFor, _) = (0, messages.RemoveAll(_ => true));
    }
}
