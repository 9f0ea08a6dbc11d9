string[] Wrap(string paragraph) => paragraph.Chunk(78).Select(chars => new string(chars)).ToArray();
