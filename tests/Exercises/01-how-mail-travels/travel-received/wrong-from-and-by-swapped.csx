string Stamp(string letter, string from, string by, DateTimeOffset when) =>
    $"Received: from {by} by {from}; {DateUtils.FormatDate(when)}\r\n{letter}";
