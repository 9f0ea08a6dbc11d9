string SearchFor(string from, DateTime since) =>
    $"SEARCH UNSEEN FROM \"{from}\" SINCE {since.ToString("d-MMM-yyyy", CultureInfo.InvariantCulture)}";
