namespace FakeMail.Imap;

/// <summary>ENVELOPE: the main fields of a header, in a fixed order (RFC 3501 §7.4.2).</summary>
static class ImapEnvelope
{
    public static string Write(HeaderFields fields)
    {
        var from = Addresses(fields, "From");
        return string.Join(' ',
        [
            $"({ImapText.NString(fields["Date"])}",
            ImapText.NString(fields["Subject"]),
            from,
            Addresses(fields, "Sender", otherwise: from),     // where these are missing or empty, the sender is meant
            Addresses(fields, "Reply-To", otherwise: from),
            Addresses(fields, "To"),
            Addresses(fields, "Cc"),
            Addresses(fields, "Bcc"),
            ImapText.NString(fields["In-Reply-To"]),
            $"{ImapText.NString(fields["Message-ID"])})",
        ]);
    }

    static string Addresses(HeaderFields fields, string name, string otherwise = "NIL")
    {
        var addresses = AddressList.Parse(string.Join(", ", fields.Values(name)));
        return addresses is [] ? otherwise : $"({string.Concat(addresses)})";
    }
}
