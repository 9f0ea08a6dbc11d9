string DotStuff(string message) =>
    (message.StartsWith('.') ? "." : "") + message.Replace("\r\n.", "\r\n..");
