string Stamp(string letter, string from, string by, DateTimeOffset when) =>
    $"Received: from {from} by {by}; {DateUtils.FormatDate(when)}{letter}";
