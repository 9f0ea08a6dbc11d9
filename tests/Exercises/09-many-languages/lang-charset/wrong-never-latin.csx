string CharsetFor(string text) => text.All(c => c < 128) ? "us-ascii" : "utf-8";
