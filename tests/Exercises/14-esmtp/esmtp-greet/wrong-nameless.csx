async Task<bool> Greet(SmtpDialogue talk)
{
    if ((await talk.CommandAsync("EHLO me.school.example")).Code < 500) return true;
    await talk.CommandAsync("HELO");
    return false;
}
