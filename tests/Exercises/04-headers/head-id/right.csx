string MessageId(DateTimeOffset when, long serial, string domain) =>
    $"<{when.ToUniversalTime():yyyyMMddHHmmss}.{serial}@{domain}>";
