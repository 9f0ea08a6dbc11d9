string Shorter(byte[] octets) => octets.Count(octet => octet > 127) * 2 > octets.Length ? "base64" : "quoted-printable";
