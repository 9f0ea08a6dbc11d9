async Task<bool> Greet(SmtpDialogue talk)
{
    await talk.CommandAsync("HELO me.school.example");
    return false;
}
