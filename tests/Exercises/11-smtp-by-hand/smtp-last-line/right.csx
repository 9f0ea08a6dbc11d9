bool IsLast(string line) => line.Length <= 3 || line[3] != '-';
