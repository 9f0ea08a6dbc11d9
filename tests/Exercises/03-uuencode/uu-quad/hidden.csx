    .Equal("every octet once, in threes",
        expected: string.Concat(Enumerable.Range(0, 85).Select(i => UuCodec.EncodeLine([(byte)(3 * i), (byte)(3 * i + 1), (byte)(3 * i + 2)])[1..])),
        () => string.Concat(Enumerable.Range(0, 85).Select(i => Quad((byte)(3 * i), (byte)(3 * i + 1), (byte)(3 * i + 2)))))
