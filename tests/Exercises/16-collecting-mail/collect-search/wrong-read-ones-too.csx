string SearchFor(string from, DateTime since) =>
    $"SEARCH FROM \"{from}\" SINCE {since.ToString("d-MMM-yyyy", CultureInfo.InvariantCulture)}";
