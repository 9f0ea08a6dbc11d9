async Task<bool> Greet(SmtpDialogue talk) => (await talk.CommandAsync("EHLO me.school.example")).Code < 500;
