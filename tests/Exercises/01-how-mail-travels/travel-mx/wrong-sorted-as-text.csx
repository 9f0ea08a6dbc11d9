string[] Ways(string domain) => mx[domain] switch
{
    [] => [domain],
    [(_, ".")] => [],
    var records => records.OrderBy(record => $"{record.Preference}", StringComparer.Ordinal).Select(record => record.Host).ToArray(),
};
