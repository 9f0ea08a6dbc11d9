char LengthCharacter(int octets) => Printable((octets + 2) / 3 * 4);
