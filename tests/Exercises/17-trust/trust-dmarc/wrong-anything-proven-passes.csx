string Dmarc(string from, string spf, string dkim)
{
    bool IsAligned(string domain) => domain is not null
        && (domain.Equals(from, StringComparison.OrdinalIgnoreCase) || domain.EndsWith("." + from, StringComparison.OrdinalIgnoreCase));

    if (spf is not null || dkim is not null) return "pass";
    return dns.TryGetValue("_dmarc." + from, out var record) ? Regex.Match(record, @"p=(\w+)").Groups[1].Value : "none";
}
