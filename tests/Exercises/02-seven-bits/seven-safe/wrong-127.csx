bool IsSevenBit(byte[] octets) => octets.All(octet => octet < 127);
