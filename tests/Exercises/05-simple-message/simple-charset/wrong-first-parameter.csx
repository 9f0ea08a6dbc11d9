string CharsetOf(string contentType) =>
    contentType.Contains(';') ? contentType.Split(';')[1].Split('=')[1].Trim('"').ToLowerInvariant() : "us-ascii";
