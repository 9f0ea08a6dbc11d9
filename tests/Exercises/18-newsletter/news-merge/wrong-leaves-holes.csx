string Merge(string template, Dictionary<string, string> values, bool isHtml) => Regex.Replace(template, @"\{(\w+)\}", match =>
    !values.TryGetValue(match.Groups[1].Value, out var value) ? match.Value
    : isHtml ? WebUtility.HtmlEncode(value) : value);
