string Merge(string template, Dictionary<string, string> values, bool isHtml)
{
    foreach (var (hole, value) in values) template = template.Replace("{" + hole + "}", isHtml ? WebUtility.HtmlEncode(value) : value);
    return Regex.IsMatch(template, @"\{\w+\}") ? throw new ArgumentException("There is a hole too many.") : template;
}
