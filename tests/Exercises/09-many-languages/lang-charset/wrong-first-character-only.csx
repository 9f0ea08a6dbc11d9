string CharsetFor(string text) =>
    text[0] < 128 ? "us-ascii" : text[0] < 256 ? "iso-8859-1" : "utf-8";
