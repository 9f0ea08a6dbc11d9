string TextToShow(MimeMessage message) =>
    message.HtmlBody is { } html ? System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "").Trim() : message.TextBody ?? "(no text)";
