string Quad(byte a, byte b, byte c)
{
    var bits = a << 16 | b << 8 | c;
    return string.Concat(new[] { 18, 12, 6, 0 }.Select(shift => (char)((bits >> shift & 63) + 32)));
}
