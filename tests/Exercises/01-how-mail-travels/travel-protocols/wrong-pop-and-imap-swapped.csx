string Protocol(string task) => task switch
{
    "hand a letter to a server" or "pass a letter on to the next server" => "SMTP",
    "put a picture into a letter" => "MIME",
    "take the letters out and go home" => "IMAP",
    _ => "POP3",
};
