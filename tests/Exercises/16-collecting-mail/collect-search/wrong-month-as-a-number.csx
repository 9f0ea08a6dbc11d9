string SearchFor(string from, DateTime since) =>
    $"SEARCH UNSEEN FROM \"{from}\" SINCE {since.ToString("d-MM-yyyy", CultureInfo.InvariantCulture)}";
