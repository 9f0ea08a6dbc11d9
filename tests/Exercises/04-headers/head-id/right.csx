string MessageId(DateTimeOffset when, long serial, string domain) =>
    string.Create(CultureInfo.InvariantCulture, $"<{when.ToUniversalTime():yyyyMMddHHmmss}.{serial}@{domain}>");
