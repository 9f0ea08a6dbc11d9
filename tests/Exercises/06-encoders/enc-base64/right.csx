string Base64(byte[] octets)
{
    const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    var text = "";
    for (var i = 0; i < octets.Length; i += 3)
    {
        int At(int j) => j < octets.Length ? octets[j] : 0;
        var bits = At(i) << 16 | At(i + 1) << 8 | At(i + 2);
        text += alphabet[bits >> 18 & 63];
        text += alphabet[bits >> 12 & 63];
        text += i + 1 < octets.Length ? alphabet[bits >> 6 & 63] : '=';
        text += i + 2 < octets.Length ? alphabet[bits & 63] : '=';
    }
    return text;
}
