string Mood(string line) => line[0] switch { '2' => "done", '3' => "go on", '4' => "later", _ => "never" };
