string Merge(string template, Dictionary<string, string> values, bool isHtml)
{
    var text = Regex.Replace(template, @"\{(\w+)\}", match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : throw new ArgumentException(match.Value));
    return isHtml ? WebUtility.HtmlEncode(text) : text;
}
