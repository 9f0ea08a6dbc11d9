string[] MissingPictures(MultipartRelated related) =>
    Regex.Matches(((TextPart)related.Root).Text, "cid:([^\"'> ]+)").Select(match => match.Groups[1].Value)
        .Where(id => !related.Any(part => part.ContentId == id))
        .ToArray();
