    .Equal("lines of every length", expected: Enumerable.Range(0, 46).Select(n => UuCodec.EncodeLine(picture.AsSpan(n, n))),
        () => Enumerable.Range(0, 46).Select(n => UuencodeLine(picture[n..(2 * n)])))
