string Sniff(byte[] octets) => octets[0] switch
{
    0x89 => "image/png",
    0xFF => "image/jpeg",
    (byte)'%' => "application/pdf",
    (byte)'R' => "audio/wav",
    _ => "application/octet-stream",
};
