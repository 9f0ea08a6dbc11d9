string PlainForm(string html)
{
    var text = Regex.Replace(html, "<br */?>|</(p|h[1-6])>", "\n", RegexOptions.IgnoreCase);
    text = Regex.Replace(text, "<[^>]*>", "");
    return text.Replace("&amp;", "&").Replace("&lt;", "<").Replace("&gt;", ">").Trim();
}
