    .Equal("every length from 1 to 45", expected: string.Concat(Enumerable.Range(33, 45).Select(code => (char)code)),
        () => string.Concat(Enumerable.Range(1, 45).Select(LengthCharacter)))
