string DotStuff(string message) => message.Replace("\r\n.", "\r\n..");
