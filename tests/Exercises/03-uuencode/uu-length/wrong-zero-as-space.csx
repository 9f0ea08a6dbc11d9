char LengthCharacter(int octets) => (char)(octets + 32);
