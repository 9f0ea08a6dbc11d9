MimeEntity Best(Multipart alternatives, string[] understood) => alternatives.Last();
