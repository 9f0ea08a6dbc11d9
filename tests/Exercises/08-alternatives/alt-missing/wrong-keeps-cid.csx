string[] MissingPictures(MultipartRelated related) =>
    Regex.Matches(((TextPart)related.Root).Text, "cid:[^\"'> ]+").Select(match => match.Value)
        .Except(related.Select(part => part.ContentId))
        .ToArray();
