string Base64(byte[] octets) => Convert.ToBase64String(octets[..(octets.Length / 3 * 3)]);
