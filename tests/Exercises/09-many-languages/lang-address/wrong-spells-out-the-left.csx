string Route(string address)
{
    var at = address.LastIndexOf('@');
    var idn = new IdnMapping();
    return $"{idn.GetAscii(address[..at].Trim('"'))}@{idn.GetAscii(address[(at + 1)..])}";
}
