string Label(byte[] octets) =>
    octets.Any(octet => octet > 127) ? "8bit" : octets.Contains((byte)0) ? "binary" : "7bit";
