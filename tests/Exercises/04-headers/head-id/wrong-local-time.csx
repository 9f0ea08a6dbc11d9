string MessageId(DateTimeOffset when, long serial, string domain) =>
    $"<{when:yyyyMMddHHmmss}.{serial}@{domain}>";
