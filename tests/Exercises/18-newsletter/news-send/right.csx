async Task<string[]> SendAll(string[] addresses, Func<string, Task<int>> send)
{
    var codes = new Dictionary<string, int>();
    async Task Try(string address)
    {
        try { codes[address] = await send(address); }
        catch (IOException) { codes[address] = 0; }
    }
    foreach (var address in addresses) await Try(address);
    foreach (var address in addresses)
        if (codes[address] is 0 or (>= 400 and <= 499)) await Try(address);

    return addresses.Select(address => codes[address] switch
    {
        > 0 and < 400 => $"{address}: sent",
        >= 500 => $"{address}: refused ({codes[address]})",
        var code => $"{address}: try later ({code})",
    }).ToArray();
}
