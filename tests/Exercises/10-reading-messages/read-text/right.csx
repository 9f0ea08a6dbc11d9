string TextToShow(MimeMessage message) =>
    message.TextBody
    ?? (message.HtmlBody is { } html ? System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "").Trim() : "(no text)");
