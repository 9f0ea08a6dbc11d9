string CharsetFor(string text) =>
    text.All(c => c < 128) ? "us-ascii" : text.All(c => c < 255) ? "iso-8859-1" : "utf-8";
