string Mood(string line) =>
    line.Contains('2') ? "done" : line.Contains('3') ? "go on" : line.Contains('4') ? "later" : "never";
