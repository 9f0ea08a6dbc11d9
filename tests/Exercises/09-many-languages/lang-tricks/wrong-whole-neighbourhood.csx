string HonestName(string name) => string.Concat(name.Where(c => c is not ('\u061c' or (>= '\u2000' and <= '\u206f'))));
