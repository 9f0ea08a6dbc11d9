char LengthCharacter(int octets) => octets == 0 ? '`' : (char)(octets + 33);
