string CharsetFor(string text) =>
    text.All(c => c < 128) ? "us-ascii" : text.All(c => c <= 256) ? "iso-8859-1" : "utf-8";
