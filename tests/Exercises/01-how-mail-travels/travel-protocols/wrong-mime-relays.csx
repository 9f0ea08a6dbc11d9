string Protocol(string task) => task switch
{
    "hand a letter to a server" => "SMTP",
    "pass a letter on to the next server" => "MIME",
    "put a picture into a letter" => "MIME",
    "take the letters out and go home" => "POP3",
    _ => "IMAP",
};
