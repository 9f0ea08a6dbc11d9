    .Equal("lines of every length", expected: Enumerable.Range(0, 46).Select(n => Convert.ToHexString(picture[..n])),
        () => Enumerable.Range(0, 46).Select(n => Convert.ToHexString(UudecodeLine(UuCodec.EncodeLine(picture.AsSpan(0, n))))))
