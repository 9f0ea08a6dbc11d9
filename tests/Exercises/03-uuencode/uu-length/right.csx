char LengthCharacter(int octets) => Printable(octets);
