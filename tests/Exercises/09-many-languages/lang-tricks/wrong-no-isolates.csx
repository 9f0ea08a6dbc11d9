string HonestName(string name) => string.Concat(name.Where(c => c is not ('\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e'))));
