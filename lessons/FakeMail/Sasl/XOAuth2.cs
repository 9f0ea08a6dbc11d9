namespace FakeMail.Sasl;

/// <summary>XOAUTH2, as Google invented it: a token from elsewhere in place of a password. Here the token is what the accounts have as password.</summary>
sealed class XOAuth2(Accounts accounts) : ISaslExchange
{
    bool failed;

    public SaslStep Answer(byte[]? response)
    {
        if (failed) return new SaslStep.Refused();   // the client has acknowledged the reason
        if (response is null) return new SaslStep.Challenge([]);
        if (SaslText.Utf8(response)?.Split('\u0001') is not [['u', 's', 'e', 'r', '=', .. var user], var authorization, "", ""] || !IsBearer(authorization))
            return new SaslStep.Malformed("XOAUTH2 is base64 of user=NAME ^A auth=Bearer TOKEN ^A ^A");

        if (accounts.Verify(user, authorization["auth=Bearer ".Length..])) return new SaslStep.Accepted(user);
        failed = true;
        return new SaslStep.Challenge("""{"status":"400","schemes":"Bearer","scope":"mail"}"""u8.ToArray());
    }

    static bool IsBearer(string authorization) => authorization.StartsWith("auth=Bearer ", StringComparison.OrdinalIgnoreCase);
}
