string TextToShow(MimeMessage message) => message.TextBody ?? message.HtmlBody ?? "(no text)";
