string Spf(string ip, string domain)
{
    if (!dns.TryGetValue(domain, out var record)) return "none";
    foreach (var signed in record.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
    {
        var sign = signed[0] is '+' or '-' or '~' or '?' ? signed[0] : '+';
        var word = signed.TrimStart('+', '-', '~', '?');
        var fits = word == "all"
            || (word.StartsWith("ip4:") && Network(word[4..]).Contains(IPAddress.Parse(ip)))
            || (word.StartsWith("include:") && Spf(ip, word[8..]) == "pass");
        if (fits) return sign switch { '-' => "fail", '~' => "softfail", '?' => "neutral", _ => "pass" };
    }
    return "neutral";

    IPNetwork Network(string text) => IPNetwork.Parse(text.Contains('/') ? text : text + "/32");
}
