(int Code, SmtpPhase Next) Order(SmtpPhase phase, string verb) => verb switch { "DATA" => (354, phase), "QUIT" => (221, SmtpPhase.Closed), _ => (250, phase) };
