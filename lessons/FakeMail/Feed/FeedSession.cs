namespace FakeMail.Feed;

/// <summary>How far the feed has got with one conversation.</summary>
sealed class FeedSession(Transcript transcript, FeedWriter feed)
{
    int waiting, written;
    bool begun, closed;
    volatile bool ended;

    /// <summary>Whether nothing more will be said.</summary>
    public bool HasEnded => ended;

    /// <summary>There is something to write, if that was not known already.</summary>
    public void HasNews()
    {
        if (Interlocked.Exchange(ref waiting, 1) is 0) feed.Add(this);
    }

    /// <summary>Nothing more will be said.</summary>
    public void End()
    {
        ended = true;
        HasNews();
    }

    /// <summary>Writes what is new; <c>true</c> if that was the end. Only one at a time calls this.</summary>
    public bool WriteNews(FeedLines lines)
    {
        Volatile.Write(ref waiting, 0);
        var isLast = ended;   // looked at first: what is said before the end is there then
        if (!begun) lines.Began(transcript.Session!);
        begun = true;
        written += transcript.Read(written, (entry, octets, isNewest) =>
        {
            if (entry.Text is { } text)
            {
                if (!isLast && !text.IsSettled) return false;   // what became of it is not known yet
                lines.Text(transcript.Session!, entry, text);
                return true;
            }
            if (isNewest && !entry.IsWhole && !isLast) return false;
            if (entry.Note is { } note) lines.Noted(transcript.Session!, entry, note);
            else lines.Said(transcript.Session!, entry, octets);
            return true;
        });
        if (!isLast || closed) return isLast;
        lines.Ended(transcript.Session!, transcript.Length);
        closed = true;
        transcript.Changed -= HasNews;
        return true;
    }
}
