string Base64(byte[] octets)
{
    const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    var text = "";
    for (var i = 0; i < octets.Length; i += 3)
    {
        int At(int j) => j < octets.Length ? octets[j] : 0;
        var bits = At(i) << 16 | At(i + 1) << 8 | At(i + 2);
        foreach (var shift in new[] { 18, 12, 6, 0 }) text += alphabet[bits >> shift & 63];
    }
    return text;
}
