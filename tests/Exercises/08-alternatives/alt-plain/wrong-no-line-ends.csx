string PlainForm(string html) =>
    Regex.Replace(html, "<[^>]*>", "").Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Trim();
