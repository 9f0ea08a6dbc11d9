string Sniff(byte[] octets) =>
    Encoding.Latin1.GetString(octets, 0, 4) switch
    {
        "\u0089PNG" => "image/png",
        "%PDF" => "application/pdf",
        "RIFF" => "audio/wav",
        _ => octets[0] == 0xFF ? "image/jpeg" : "application/octet-stream",
    };
