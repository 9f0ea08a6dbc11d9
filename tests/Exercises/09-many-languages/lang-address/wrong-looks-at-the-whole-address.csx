string Route(string address)
{
    var at = address.LastIndexOf('@');
    var (left, right) = (address[..at], address[(at + 1)..]);
    return address.All(char.IsAscii) ? $"{left}@{new IdnMapping().GetAscii(right)}" : "needs SMTPUTF8";
}
