string Field(string name, string text)
{
    if (name == "" || name.Contains(':')) throw new ArgumentException("name");
    return $"{name}: {text.Replace('\r', ' ').Replace('\n', ' ')}\r\n";
}
