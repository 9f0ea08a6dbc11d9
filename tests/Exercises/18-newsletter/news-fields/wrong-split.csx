string[] Fields(string line) => line.Split(',').Select(value => value.Trim('"')).ToArray();
