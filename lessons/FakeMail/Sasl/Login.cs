namespace FakeMail.Sasl;

/// <summary>LOGIN, which never became a standard and never went away: the server asks for the name, then for the password.</summary>
sealed class Login(Accounts accounts) : ISaslExchange
{
    string? user;

    public SaslStep Answer(byte[]? response)
    {
        if (response is null) return new SaslStep.Challenge("Username:"u8.ToArray());
        if (SaslText.Utf8(response) is not { } said) return new SaslStep.Malformed("LOGIN is base64 of UTF-8");
        if (user is null)
        {
            user = said;
            return new SaslStep.Challenge("Password:"u8.ToArray());
        }
        return accounts.Verify(user, said) ? new SaslStep.Accepted(user) : new SaslStep.Refused();
    }
}
