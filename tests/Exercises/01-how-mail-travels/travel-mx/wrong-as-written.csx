string[] Ways(string domain) => mx[domain] switch
{
    [] => [domain],
    [(_, ".")] => [],
    var records => records.Select(record => record.Host).ToArray(),
};
