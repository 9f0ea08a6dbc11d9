string Shorter(byte[] octets) =>
    octets.Sum(octet => Quoted(octet).Length) < (octets.Length + 2) / 3 * 4 ? "quoted-printable" : "base64";
