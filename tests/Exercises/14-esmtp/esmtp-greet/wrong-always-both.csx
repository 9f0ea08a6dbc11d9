async Task<bool> Greet(SmtpDialogue talk)
{
    var reply = await talk.CommandAsync("EHLO me.school.example");
    await talk.CommandAsync("HELO me.school.example");
    return reply.Code < 500;
}
