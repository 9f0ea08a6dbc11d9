string MailDate(DateTimeOffset when, bool hideZone = false)
{
    if (hideZone) when = when.ToUniversalTime();
    var zone = hideZone ? "-0000" : when.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "");
    return when.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + zone;
}
