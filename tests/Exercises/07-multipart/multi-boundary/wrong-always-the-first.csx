string SafeBoundary(string[] parts) => "part-1";
