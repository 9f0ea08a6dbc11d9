string PlainForm(string html)
{
    var text = html.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
    text = Regex.Replace(text, "<br */?>|</(p|h[1-6])>", "\n", RegexOptions.IgnoreCase);
    return Regex.Replace(text, "<[^>]*>", "").Trim();
}
