MimeEntity Best(Multipart alternatives, string[] understood)
{
    string TypeOf(MimeEntity form) =>
        (form is Multipart { Count: > 0 } pages && pages.ContentType.MimeType == "multipart/related" ? pages[0] : form).ContentType.MimeType;
    return alternatives.LastOrDefault(form => understood.Contains(TypeOf(form)));
}
