string[] Ways(string domain) => mx[domain] switch
{
    [] => [],
    [(_, ".")] => [],
    var records => records.OrderBy(record => record.Preference).Select(record => record.Host).ToArray(),
};
