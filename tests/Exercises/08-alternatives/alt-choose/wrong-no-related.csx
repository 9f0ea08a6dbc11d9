MimeEntity Best(Multipart alternatives, string[] understood) =>
    alternatives.LastOrDefault(form => understood.Contains(form.ContentType.MimeType));
