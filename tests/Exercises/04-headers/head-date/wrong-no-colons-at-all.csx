string MailDate(DateTimeOffset when, bool hideZone = false)
{
    var text = when.ToString("ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
    return hideZone ? text[..^6] + "-0000" : text.Replace(":", "");
}
