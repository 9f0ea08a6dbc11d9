string CharsetOf(string contentType) =>
    contentType.Split(';').Skip(1)
        .Select(parameter => parameter.Split('=', 2))
        .Where(parameter => parameter.Length == 2 && parameter[0].Trim().ToLowerInvariant() == "charset")
        .Select(parameter => parameter[1].Trim().ToLowerInvariant())
        .FirstOrDefault("us-ascii");
