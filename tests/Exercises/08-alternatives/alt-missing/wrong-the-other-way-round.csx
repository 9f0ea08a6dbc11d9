string[] MissingPictures(MultipartRelated related) =>
    related.Select(part => part.ContentId).Where(id => id != null)
        .Except(Regex.Matches(((TextPart)related.Root).Text, "cid:([^\"'> ]+)").Select(match => match.Groups[1].Value))
        .ToArray();
