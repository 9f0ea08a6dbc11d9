string Field(string name, string text)
{
    if (name.Length == 0 || !name.All(c => c is >= ' ' and <= '~' and not ':')) throw new ArgumentException("name");
    return $"{name}: {text.Replace('\r', ' ').Replace('\n', ' ')}\r\n";
}
