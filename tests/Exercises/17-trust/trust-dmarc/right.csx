string Dmarc(string from, string spf, string dkim)
{
    bool IsAligned(string domain) => domain is not null
        && (domain.Equals(from, StringComparison.OrdinalIgnoreCase) || domain.EndsWith("." + from, StringComparison.OrdinalIgnoreCase));

    if (IsAligned(spf) || IsAligned(dkim)) return "pass";
    return dns.TryGetValue("_dmarc." + from, out var record) ? Regex.Match(record, @"\bp\s*=\s*(\w+)").Groups[1].Value : "none";
}
