string CharsetOf(string contentType)
{
    var at = contentType.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
    return at < 0 ? "us-ascii" : contentType[(at + 8)..].Trim('"').ToLowerInvariant();
}
