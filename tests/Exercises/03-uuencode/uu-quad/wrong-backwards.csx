string Quad(byte a, byte b, byte c)
{
    var bits = c << 16 | b << 8 | a;
    return string.Concat(Printable(bits >> 18 & 63), Printable(bits >> 12 & 63), Printable(bits >> 6 & 63), Printable(bits & 63));
}
