string DotStuff(string message) => message.Replace(".", "..");
