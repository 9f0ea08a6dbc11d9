string Merge(string template, Dictionary<string, string> values, bool isHtml) => Regex.Replace(template, @"\{(\w+)\}", match =>
    !values.TryGetValue(match.Groups[1].Value, out var value) ? throw new ArgumentException($"There is no value for {match.Value}.")
    : isHtml ? WebUtility.HtmlEncode(value) : value);
