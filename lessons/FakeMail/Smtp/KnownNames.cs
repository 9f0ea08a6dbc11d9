namespace FakeMail.Smtp;

/// <summary>Who is behind a name: VRFY and EXPN (RFC 5321 §3.5). Hardly a server tells strangers any more; a lesson may ask for it.</summary>
static class KnownNames
{
    /// <summary>Whether somebody is known. Known are those who can log in; a server that does not offer VRFY does not say.</summary>
    public static SmtpReply Verify(string name, SmtpSettings settings)
    {
        if ((settings.Extensions & SmtpExtensions.Vrfy) is 0 || settings.Accounts.IsEmpty) return Replies.CannotVerify;
        var bare = name.Trim('<', '>');
        var user = bare.EndsWith($"@{settings.Domain}", StringComparison.OrdinalIgnoreCase) ? bare[..^(settings.Domain.Length + 1)] : bare;
        return settings.Accounts[user] is not null || user.Equals("postmaster", StringComparison.OrdinalIgnoreCase)   // there is always one (§4.5.1)
            ? new(250, $"<{user}@{settings.Domain}>", "2.1.5") : Replies.NoSuchUser;
    }

    /// <summary>Who is on a list, an address a line.</summary>
    public static SmtpReply Expand(SmtpCommand.Expn expn, SmtpSettings settings) =>
        !settings.Lists.TryGetValue(expn.List, out var members) || members.Count is 0 ? Replies.NoSuchList
        : !expn.SmtpUtf8 && !members.All(member => System.Text.Ascii.IsValid(member)) ? Replies.MembersNotAscii
        : new(250, string.Join('\n', members.Select(member => $"<{member}>")), "2.1.5");
}
