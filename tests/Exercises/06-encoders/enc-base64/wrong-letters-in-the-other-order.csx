string Base64(byte[] octets) =>
    string.Concat(Convert.ToBase64String(octets).Select(c => char.IsUpper(c) ? char.ToLower(c) : char.ToUpper(c)));
