string Quad(byte a, byte b, byte c)
{
    var bits = a << 16 | b << 8 | c;
    return string.Concat(Printable(bits >> 18 & 63), Printable(bits >> 12 & 63), Printable(bits >> 6 & 63), Printable(bits & 63));
}
