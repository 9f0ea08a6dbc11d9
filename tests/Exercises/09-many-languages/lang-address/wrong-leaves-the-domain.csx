string Route(string address)
{
    var at = address.LastIndexOf('@');
    var (left, right) = (address[..at], address[(at + 1)..]);
    return left.All(char.IsAscii) ? $"{left}@{right}" : "needs SMTPUTF8";
}
