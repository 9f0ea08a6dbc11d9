string HonestName(string name) => name.Replace("\u202e", "");
