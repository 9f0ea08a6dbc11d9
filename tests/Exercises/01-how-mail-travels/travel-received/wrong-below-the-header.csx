string Stamp(string letter, string from, string by, DateTimeOffset when) =>
    letter.Replace("\r\n\r\n", $"\r\nReceived: from {from} by {by}; {DateUtils.FormatDate(when)}\r\n\r\n");
