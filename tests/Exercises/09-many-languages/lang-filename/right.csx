string FileNameParameter(string name)
{
    bool IsHarmless(int c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c is '.' or '-' or '_');
    return name.All(c => IsHarmless(c))
        ? $"filename=\"{name}\""
        : "filename*=utf-8''" + string.Concat(Encoding.UTF8.GetBytes(name).Select(octet => IsHarmless(octet) ? $"{(char)octet}" : $"%{octet:X2}"));
}
