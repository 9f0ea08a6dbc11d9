string Quad(byte a, byte b, byte c)
{
    var bits = a << 16 | b << 8 | c;
    return string.Concat(Printable(bits >> 18), Printable(bits >> 12), Printable(bits >> 6), Printable(bits));
}
