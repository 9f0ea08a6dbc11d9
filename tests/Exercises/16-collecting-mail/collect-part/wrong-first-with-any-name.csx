string PartOf(IMessageSummary summary, string fileName) =>
    summary.BodyParts.FirstOrDefault(part => part.FileName != null)?.PartSpecifier;
