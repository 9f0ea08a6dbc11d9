string PartOf(IMessageSummary summary, string fileName) =>
    summary.BodyParts.FirstOrDefault(part => string.Equals(part.FileName, fileName, StringComparison.OrdinalIgnoreCase)) is { } found ? $"{summary.BodyParts.ToList().IndexOf(found) + 1}" : null;
