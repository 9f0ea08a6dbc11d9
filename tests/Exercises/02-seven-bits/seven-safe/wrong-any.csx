bool IsSevenBit(byte[] octets) => octets.Any(octet => octet < 128);
