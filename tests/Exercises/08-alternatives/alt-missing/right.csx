string[] MissingPictures(MultipartRelated related) =>
    Regex.Matches(((TextPart)related.Root).Text, "cid:([^\"'> ]+)").Select(match => match.Groups[1].Value)
        .Except(related.Select(part => part.ContentId))
        .ToArray();
