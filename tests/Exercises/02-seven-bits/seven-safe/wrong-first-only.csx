bool IsSevenBit(byte[] octets) => octets.Length == 0 || octets[0] < 128;
