string Shorter(byte[] octets) => octets.Any(octet => octet > 127) ? "base64" : "quoted-printable";
