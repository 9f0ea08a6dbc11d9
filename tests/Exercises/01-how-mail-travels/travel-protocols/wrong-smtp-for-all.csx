string Protocol(string task) => "SMTP";
