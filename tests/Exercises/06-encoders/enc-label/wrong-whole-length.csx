string Label(byte[] octets) =>
    octets.Contains((byte)0) || octets.Length > 1000 ? "binary" : octets.Any(octet => octet > 127) ? "8bit" : "7bit";
