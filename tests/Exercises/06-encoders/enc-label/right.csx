string Label(byte[] octets) =>
    octets.Contains((byte)0) || Encoding.Latin1.GetString(octets).Split("\r\n").Any(line => line.Length > 998) ? "binary"
    : octets.Any(octet => octet > 127) ? "8bit" : "7bit";
