(int Code, SmtpPhase Next) Order(SmtpPhase phase, string verb) => (verb, phase) switch
{
    ("QUIT", _) => (221, SmtpPhase.Closed),
    ("NOOP", _) => (250, phase),
    ("HELO", SmtpPhase.Connected) => (250, SmtpPhase.Greeted),
    ("RSET", SmtpPhase.Connected) => (250, SmtpPhase.Connected),
    ("RSET", _) => (250, SmtpPhase.Greeted),
    ("MAIL", SmtpPhase.Greeted) => (250, SmtpPhase.HasSender),
    ("RCPT", SmtpPhase.HasSender or SmtpPhase.HasRecipients) => (250, SmtpPhase.HasRecipients),
    ("DATA", SmtpPhase.HasRecipients) => (354, SmtpPhase.Greeted),
    _ => (503, phase),
};
