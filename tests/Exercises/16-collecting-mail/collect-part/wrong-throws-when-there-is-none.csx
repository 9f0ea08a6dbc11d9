string PartOf(IMessageSummary summary, string fileName) =>
    summary.BodyParts.First(part => string.Equals(part.FileName, fileName, StringComparison.OrdinalIgnoreCase)).PartSpecifier;
