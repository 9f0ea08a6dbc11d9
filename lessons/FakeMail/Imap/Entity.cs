namespace FakeMail.Imap;

/// <summary>A message or a part of one: a header, a body, and what is in it (RFC 2045 §2.4). It knows where its octets are, and changes none.</summary>
sealed class Entity
{
    public const int MostLevels = 50;
    const int MostParts = 10_000;

    readonly byte[] octets;
    readonly int start, bodyStart, end;

    Entity(byte[] octets, int start, int end, int level, Counter counter, string standardType)
    {
        (this.octets, this.start, this.end) = (octets, start, end);
        bodyStart = start + HeaderLength(octets.AsSpan(start, end - start));
        Fields = new(octets.AsSpan(start, bodyStart - start));
        ContentType = FieldValue.Parse(Fields["Content-Type"]) is { Value: var value } given && value.Split('/') is [{ Length: > 0 }, { Length: > 0 }] ? given : new(standardType, []);

        if (IsMultipart && level < MostLevels && ContentType["boundary"] is { Length: > 0 } boundary)
        {
            var standard = Is("multipart/digest") ? "message/rfc822" : "text/plain";   // RFC 2046 §5.1.5
            foreach (var (from, to) in Boundary.Split(octets, bodyStart, end, boundary))
                if (++counter.Parts <= MostParts) Parts.Add(new(octets, from, to, level + 1, counter, standard));
        }
        if (IsMessage && level < MostLevels) Message = new(octets, bodyStart, end, level + 1, counter, "text/plain");
        if (IsMultipart && Parts is []) ContentType = new("text/plain", []);   // one that does not hold what it promises
        if (IsMessage && Message is null) ContentType = new("application/octet-stream", []);
    }

    /// <summary>Takes a message apart.</summary>
    public static Entity Read(byte[] message) => new(message, 0, message.Length, 0, new(), "text/plain");

    public HeaderFields Fields { get; }

    /// <summary>The type; <c>text/plain</c> where none is given, or none that can be understood (RFC 2045 §5.2).</summary>
    public FieldValue ContentType { get; }

    /// <summary>The parts of a multipart.</summary>
    public List<Entity> Parts { get; } = [];

    /// <summary>The message in a message/rfc822.</summary>
    public Entity? Message { get; }

    public bool IsMultipart => ContentType.Value.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    public bool IsText => ContentType.Value.StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    bool IsMessage => Is("message/rfc822");   // not message/global, of which IMAP4rev1 knows nothing (RFC 3501 §9, body-type-msg)

    /// <summary>How its body is encoded (RFC 2045 §6); 7bit where nothing is said.</summary>
    public string Encoding => FieldValue.Parse(Fields["Content-Transfer-Encoding"]) is { Value: not "" } encoding ? encoding.Value : "7bit";

    /// <summary>Where it begins in the message, how long its header is with the empty line, and how long its body.</summary>
    public (int Start, int Header, int Body) Extent => (start, bodyStart - start, end - bodyStart);

    public ReadOnlySpan<byte> Body => octets.AsSpan(bodyStart, end - bodyStart);

    /// <summary>A part of this message by its numbers, as IMAP counts (RFC 3501 §6.4.5): what is no multipart has one part, its body.</summary>
    public Entity? Find(ReadOnlySpan<uint> path) =>
        path is [] ? this
        : IsMultipart ? (path[0] <= Parts.Count ? Parts[(int)path[0] - 1].Descend(path[1..]) : null)
        : path[0] is 1 ? Descend(path[1..]) : null;

    Entity? Descend(ReadOnlySpan<uint> path) => path is [] ? this : IsMultipart ? Find(path) : Message?.Find(path);

    /// <summary>How many octets a header section has, with the empty line at its end.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> entity)
    {
        for (var at = 0; at < entity.Length;)
        {
            var lf = entity[at..].IndexOf((byte)'\n');
            if (lf < 0) break;
            var line = entity.Slice(at, lf);
            at += lf + 1;
            if (line is [] or [(byte)'\r']) return at;
        }
        return entity.Length;
    }

    bool Is(string type) => ContentType.Value.Equals(type, StringComparison.OrdinalIgnoreCase);

    sealed class Counter { public int Parts; }
}
