string HonestName(string name) => string.Concat(name.Where(c => c < 128));
