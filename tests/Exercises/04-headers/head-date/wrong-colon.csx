string MailDate(DateTimeOffset when, bool hideZone = false) =>
    when.ToString("ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
