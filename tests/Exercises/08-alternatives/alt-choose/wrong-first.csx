MimeEntity Best(Multipart alternatives, string[] understood) =>
    alternatives.FirstOrDefault(form => understood.Contains(form.ContentType.MimeType));
