string Sniff(byte[] octets) => octets switch
{
    [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
    [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
    [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "application/pdf",
    [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
    _ => "application/octet-stream",
};
