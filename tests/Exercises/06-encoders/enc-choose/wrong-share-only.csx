string Shorter(byte[] octets) =>
    octets.Count(octet => Quoted(octet).Length > 1) > octets.Length / 6.0 ? "base64" : "quoted-printable";
