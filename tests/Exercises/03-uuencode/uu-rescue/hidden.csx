    .Equal("a name of two words", expected: "Cat"u8.ToArray(), () => Rescue("begin 644 the cat.txt\n#0V%T\n`\nend\n"))
    .Equal("a file of mode 600", expected: "Cat"u8.ToArray(), () => Rescue("begin 600 cat.txt\n#0V%T\n`\nend\n"))
