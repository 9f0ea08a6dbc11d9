string TextToShow(MimeMessage message) => message.TextBody ?? "(no text)";
