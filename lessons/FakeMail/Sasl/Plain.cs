namespace FakeMail.Sasl;

/// <summary>PLAIN (RFC 4616): whom to act as, the name and the password in one go, with a zero octet between them. Whoever listens has them.</summary>
sealed class Plain(Accounts accounts) : ISaslExchange
{
    public SaslStep Answer(byte[]? response)
    {
        if (response is null) return new SaslStep.Challenge([]);
        if (SaslText.Utf8(response)?.Split('\0') is not [var actAs, { Length: > 0 } user, var password])
            return new SaslStep.Malformed("PLAIN is base64 of [act as] NUL user NUL password");
        return accounts.Verify(user, password) && (actAs is "" || actAs == user) ? new SaslStep.Accepted(user) : new SaslStep.Refused();
    }
}
