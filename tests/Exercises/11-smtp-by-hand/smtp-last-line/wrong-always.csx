bool IsLast(string line) => true;
